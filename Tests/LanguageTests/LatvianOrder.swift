/// Invented names of Latvian and foreign letters, ordered by ICU 78 (CLDR 48, `Intl.Collator("lv")` of Node).
/// 10 000 such names gave the same order once; these are kept.
enum LatvianOrder {
    static let names: [String] = text.split { $0 == "|" || $0 == "\n" }.map(String.init)

    private static let text = """
        -qktuiĀ|-ßÖi|.ļ|.ļUāpg|.xfļš|'|’’gtĪļn|'Ātšča|'ćnķxD|’č|'īxfFN|’kV|’ķi|'ķžn|'ui|0š|1aqjeĢ|1bo|1G|1ĪĀšķSr
        1ļeifb|1Ŗvko|2cģ|2čiĪ-2C|2diž|2qrn|2šļŽf|a|A|AaŌBā|aāīšm|Ahgfķūš|aIIv|AIŖnJñv|AķO|Aķž|Al|ANcīšh|Aņķg
        ao’fānZ|AõNoQ|Aō|AsCnw|asmžyŗķ|AStā|AubŠĪūū|aūaaŪni|ÄXzoWv|AžĶa|Ā|ā.|ĀĀtSš|ācĀōCi|Āķ|āļoīlMŗ|āŅa|ĀņÇ'yā
        Āņe|ĀsšōAmN|āswp|Āš|ĀuegŠ|Āz|b|baņH|BāīĶ|BcŪ|Bč1zō-|Bī|bĻjjr|BMern'|bN|bno|bxsr|Ce|çģwwķ|chteņ|CĪBīā|CjBz
        CķÓmO|Ćņš|cqižŗĪt|CrXštŪ|cŖ|cweŌ|ČGčŗa|čĪSr|ČlōS|Čö|ČÓvOLl|Čxōčū|d|Đ|Df|Dgeŗļn|dkveuCg|ĐŠ.e|dŠķģ|DuevjJ|dz
        e|E|e’|EĀF|Eāl|EbĒpBķI|Eceō|eČk’toĢ|ÉēLēne|EģōvtČr|El|EnĢVooY|EOž|ErY|ESvJ|ÉSZŅr|Eš|ÉtČš|EŪāajzL|EwuŠō|ē
        ēGcā.e|Ēy|Ēp.|ētĒ|ēvid|F|FhaašĢņ|FņģXv|fpjōnk|FvŪof|Fz|G|GA|GāL|Ghsūy|gĶmO|GLaø|Gōŗfžāe|Gs|GšaceJ|Gt.ūkTL
        gw|ģ|Ģ|Ģōģrxć|ĢsŠžņ|ģtĀnfrm|ĢtōōYš|Ģuā|ĢZcrē|H.ašsxā|hcē|HI|Hm|hneēaNo|HšČšbēR|hT|Hüūjro|hV-|i|I|i Ūēč
        IĀņd|IčļūĪJC|IČm'ņ|Ičo|IDnkĶ|IEdaK|IeLņw|iikēk|ikyš|ikŪ|Iķu|Iļ|injsō|InŪķ|ip|Iq|iR|it1u|IŪĒnāaS|Y|y-GiRi
        YFTQēE|Yģ|Yi|Yō|Ys2muzz|YūpŖ|YwAsņ|ī|ĪHéō|ĪI|ĪķķĢēge|ĪNAūEŅ|ĪnIĶáā|īoFfTat|īrčfš|īt|īutņ|Īūgņy|Īxmd'|J
        j0ūNŠiG|j1aģr|Jhļūtke|JI|Jisu|jī|Jm-Hry|Jņ|Jsō|jŠoāĻgđ|K|OrĀZud|OŗäqoS|ō|Ō|ōk|Ōøšxā|Ōž-Lš|p|Paģnāā|peēpëh
        Plrē|pmmeA|pnļkw|pNnfS|PpNo|PŗvžFt|Pšsnj1ķ|pšž|PžaNŽĀ|q|Q|QávnjZ|QāķRŪ|QiunozJ|qļ|Qqh|QRBmū|QrDČuMš|qšKŽūō
        qūāŅ2ū|qwēācr|r|R|rA|Rāiw|rcdeee|rex|RĒ|Rg|rin|Rjx|rlHAbu|RMkl|rnVT|RŽ|Ŗ-u|Ŗácāāš|ŖCmģ|ŖČaļ|Ŗj|Ŗrģ|ŗSwt-Iŗ
        ŖuOh|Ŗū|ŗzXr|S'čāCt|s21w|S2Git|Satsķ|sĀĪaÄHķ|scYķxZn|SćJnķ|Se|SēfiiŠ|Sēū|SyČtrg|sĪč’|sīeRea|SļaDtŗ|Sļi|ss
        Ss|SšktŠ|SXDs|SxLvhm|SzĒāĪT|SzŗTnx|Sžv|š|Š|ŠBa2ū|Šečh|ŠesļŠVī|šēLiūC|šihLn|ŠjP|ŠmžŪ.|šn|šņD|ŠõObņa|ŠŌ
        ŠōūĐ’mj|šp|šrfčō|ŠsSM|ŠSŪsŽtw|ŠuŠūl|šv|ŠwfEūRÊ|t|T|T N|Tá|TauKfT|Tcje|TDiĪ|thĢzūļd|Tyč1ū|TMXžŌj|Tņiš|Tpaņ
        tqxŪŠē|Tŗ|tŠöū|TuFMŗ|tveģāwc|txm-’pe|TxšīfK|TŽčūnĒ|Uiš|UĻo|us|utHBbč|uu|Uu'Ķaač|Ū|Ū'kltc|Ūā|ŪāBōxac
        Ūcp-Swj|ūēAūPEģ|ūid'uĀ|ŪļĪn|ŪmŪÓŌ|ūŃ|Ūns|Ūņūāmsš|Ūpķ1p|ūrē|ūriĢņ|V2āEŖ|VašżAd|vČnķtr|ViļrN|vJlšwR|Vkeds|vL
        vr|VTe|Vu ĻdõA|Vūfiō2I|VXaDū|W|watāBn|Wl|Wp|X|x qvc|Xceļo|XĒpōÉW|XhŖn|Xīc|Xšzex|xt|xtgS|XTwGDtņ|Z-zbā|ZĶGy
        ZonłmN|Zrģū|ZŗĒ|Zsf'zģ|ZtŅ|Ž'ņH|Žā|žĢpwže|žĪķa|ŽjķwTir|žĻoñL|žM|ŽpfÓh|žrZ'q|žSōi|ŽuM|žūōaģ
        """
}
