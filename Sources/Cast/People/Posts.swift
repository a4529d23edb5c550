import Casework

extension Post {
    /// Who holds which role, where and when. Ilze's municipality ended with the reform and she went on in the next one;
    /// Agnese left; the school in Virga closed.
    package static let all: [Post] = [
        post(.mara, .planAuthor, .priekule), post(.mara, .homeroomTeacher, .priekule),
        post(.liene, .planAuthor, .priekule), post(.liene, .specialist, .priekule),
        post(.agnese, .planAuthor, .priekule, through: (2019, 8, 31)),
        post(.juris, .institutionHead, .priekule),
        post(.dace, .institutionCoordinator, .priekule),
        post(.sandra, .planAuthor, .kaleti), post(.gunars, .institutionHead, .kaleti),
        post(.velga, .planAuthor, .krote), post(.ainars, .institutionHead, .krote),
        post(.mirdza, .planAuthor, .virga, through: (2020, 8, 30)),
        post(.valdis, .institutionHead, .virga, through: (2020, 8, 30)),
        post(.solvita, .planAuthor, .mezupe), post(.edgars, .institutionHead, .mezupe),
        post(.ilze, .municipalityCoordinator, .priekulesNovads, through: (2021, 6, 30)),
        post(.ilze, .municipalityCoordinator, .dienvidkurzemesNovads, from: (2021, 7, 1)),
        post(.vija, .accountant, .priekulesNovads, through: (2021, 6, 30)),
        post(.vija, .accountant, .dienvidkurzemesNovads, from: (2021, 7, 1)),
        post(.inese, .regionalCoordinator, .kurzeme),
        post(.raimonds, .ikvdExpert, .latvia), post(.austra, .ikvdExpert, .latvia),
        post(.zane, .analyst, .latvia),
        post(.andris, .administrator, .latvia),
        post(.kaspars, .institutionHead, .neighbour),
        post(.ruta, .institutionHead, .madona), post(.ruta, .planAuthor, .madona),
        post(.baiba, .planAuthor, .tehnikums), post(.normunds, .institutionHead, .tehnikums),
        post(.kristine, .vetCoordinator, .tehnikums),
    ]

    private static func post(
        _ member: CastMember, _ kind: Role.Kind, _ place: Place, from: (Int, Int, Int) = (2017, 9, 1),
        through: (Int, Int, Int)? = nil
    ) -> Post {
        Post(
            member: member, kind: kind, place: place,
            period: Period(.cast(from.0, from.1, from.2), through: through.map { .cast($0.0, $0.1, $0.2) }))
    }
}

extension Day {
    /// A day written in the cast; one that does not exist becomes the first day of all time, which every test notices.
    package static func cast(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(number: 0)
    }
}
