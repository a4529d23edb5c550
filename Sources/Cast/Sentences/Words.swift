/// What learners of the cast say of themselves, and what others see that they are good at.
enum Words {
    static let own = [
        "Matemātikā man vajag vairāk laika, tad es saprotu.",
        "Gribu pabeigt devīto klasi un mācīties par automehāniķi.",
        "Man skolā patīk, ja kāds paskaidro mierīgi un divreiz.",
        "No rīta grūti piecelties, jo autobuss iet ļoti agri.",
        "Angļu valodā man bail runāt visas klases priekšā.",
        "Gribētu mājasdarbus izpildīt skolā, kamēr gaidu autobusu.",
        "Vislabāk mācos, kad varu kaut ko darīt ar rokām.",
        "Zinu, ka kavējumu ir daudz, un gribu to labot.",
        "Divatā ar skolotāju man sokas labāk nekā lielā klasē.",
        "Gribu, lai vasarā nav jāmācās pagarinājumā.",
        "Ja netieku līdzi, man ir kauns jautāt.",
        "Gribu strādāt saimniecībā kopā ar ģimeni, bet skolu gribu pabeigt.",
        "Vēsturē un sportā man iet labi, ar rakstīšanu ir grūtāk.",
        "Kad visu sadala pa soļiem, es tieku galā.",
        "Man patīk lasīt, bet teksta uzdevumos apjūku.",
        "Gribu, lai nākamajā gadā varu braukt ekskursijā kopā ar klasi.",
    ]

    static let strengths = [
        "Labi strādā ar rokām, darbi tehnoloģijās vienmēr pabeigti.",
        "Labprāt palīdz jaunākajiem skolēniem.",
        "Spēlē futbolu un nekad nekavē treniņus.",
        "Dzied korī un labi jūtas uz skatuves.",
        "Ātri iegaumē, ja mācību viela ir attēlos.",
        "Pacietīgi strādā, ja uzdevums sadalīts mazākos soļos.",
        "Ar labu humoru, klasesbiedri ieklausās.",
        "Interesē tehnika, prot salabot velosipēdu.",
        "Daudz zina par dzīvniekiem un labprāt par tiem stāsta.",
        "Atbildīgi pilda klases dežuranta pienākumus.",
        "Skaisti zīmē, palīdz noformēt skolas pasākumus.",
        "Godīgi runā par to, kas neizdodas.",
        "Labi orientējas kartē, patīk pārgājieni.",
        "Prot noorganizēt klasesbiedrus kopīgam darbam.",
    ]

    static let summaries = [
        "Konsultācijas apmeklētas regulāri, iekavētais lielākoties apgūts.",
        "Sākumā bija grūti ierasties, no otrā mēneša darbs notiek vienmērīgi.",
        "Sekmes uzlabojušās, bet pirms pārbaudes darbiem atbalsts vēl ir vajadzīgs.",
        "Atbalsts palīdzējis atgūt ticību saviem spēkiem.",
        "Kavējumu ir mazāk, mājasdarbi tiek iesniegti laikā.",
        "Darbs notika mazos soļos, un visi soļi ir izdarīti.",
    ]

    static let learnerOpinions = [
        "Man palīdzēja, ka varu jautāt bez steigas.",
        "Tagad matemātika vairs nav tik briesmīga.",
        "Gribētu turpināt, jo divatā saprotu labāk.",
        "Patika, ka skolotāja sagaidīja arī tad, kad nokavēju.",
        "Bija labi, ka pusdienas ir nokārtotas.",
        "Ar savām sekmēm lepojos.",
    ]

    static let parentOpinions = [
        "Mājās runājam par skolu mierīgāk nekā agrāk.",
        "Redzam, ka bērns pats sāk pildīt mājasdarbus.",
        "Paldies skolotājiem par pacietību.",
        "Atbalsts ļoti noderēja, labprāt turpinātu.",
        "Ar ceļa izdevumiem tagad ir vieglāk.",
        "",
    ]
}
