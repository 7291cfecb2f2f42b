"""Floor 0, words with a full stop that need not end a sentence, language by language.

Data for `generator.sentences`, which says how each list is used. The lists hold what news prose
uses; a word that is missing costs a sentence counted twice, a word too many one counted once with
its neighbour.
"""

from __future__ import annotations

from generator.structs import Struct


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Abbreviations(Struct, frozen=True, kw_only=True):
    """What one language abbreviates. All words stand without their last stop."""

    never: frozenset[str] = frozenset()
    """Never the end of a sentence, whatever follows: titles (`Gen`), `e.g`, `vs`."""
    number: frozenset[str] = frozenset()
    """Not the end where a figure or a Roman numeral follows: `No. 5`, `Jan. 5`, `S. 12`."""
    either: frozenset[str] = frozenset()
    """May end a sentence: does so only before a word of `starters`: `U.S`, `a.m`, `Inc`."""
    starters: frozenset[str] = frozenset()
    """Capitalised words that begin sentences and seldom names."""
    ordinals: bool = False
    """Whether `5.` means *fifth*: then it ends a sentence only before a word of `starters`."""


_MONTHS_EN = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"

EN = Abbreviations(
    never=_words(
        """Mr Mrs Ms Mx Messrs Dr Prof Rev Hon Pres Gov Sen Rep Reps Sens Amb Sec Gen Lt Col Maj
        Capt Cpl Sgt Pvt Adm Cmdr Comdr Brig Supt Insp Det Msgr Fr vs v viz cf e.g i.e
        approx ca c Rt Ven"""
    ),
    number=_words(
        f"No Nos no nos p pp Art art Vol vol Fig fig Ch ch Sec sec para Res {_MONTHS_EN}"
    ),
    either=_words(
        """U.S U.K U.N E.U U.A.E U.S.A U.S.S.R D.C L.A N.Y a.m p.m A.M P.M Inc Ltd Co Corp LLC Jr
        Sr etc al Ph.D M.D B.A M.A Esq Bros St Ste Mt Ft Ave Blvd Rd Dept Univ Assn
        Est est ft lb oz Mass Calif Conn Fla Ill Pa Va Wash Tex Mich Minn Md Ga Ala
        Ariz Ark Colo Del Ind Kan Ky La Me Miss Mo Mont Neb Nev Okla Ore Tenn Vt Wis
        Wyo Dem Rep Ind B.C A.D B.C.E C.E"""
    ),
    starters=_words(
        """The A An He She It They We You I This That These Those There Here His Her Its Their
        Our My Your But And Or So Yet Nor If When While As At In On By For From To Of
        With Without After Before Since Until Although Though Because However
        Meanwhile Then Now Today Yesterday What Who Why How Where Which Some Many Most
        All Both Each Every No None Not One Two Several Few Another Other Others Such
        Later Earlier Instead Still Also Even Only Once Nobody Everyone Someone"""
    ),
)

DE = Abbreviations(
    never=_words(
        """Hr Hrn Fr Dr Prof Dipl Ing Gen Oberst Hptm Lt Maj Abg Min Sr Frl z.B z.T d.h u.a v.a
        bzw vgl ca sog evtl ggf inkl exkl max min insb bes z u d v i o s a m geb gest
        Mag DDr Dres mag.phil i.d.R o.g u.U z.Zt i.A i.V"""
    ),
    number=_words(
        """Nr Nrn S Abs Art Bd Kap Ziff Abb Anm Tel Jan Feb Mär Mrz Apr Jun Jul Aug Sep Sept Okt
        Nov Dez"""
    ),
    either=_words(
        """usw etc Str St Co Mio Mrd Mill Tsd Jh Jhd Chr n.Chr v.Chr U.S Std Min Sek e.V"""
    ),
    starters=_words(
        """Der Die Das Ein Eine Einen Einem Er Sie Es Wir Ihr Ich Man Dies Diese Dieser Dieses
        Jene Doch Aber Und Oder Denn Sondern Wenn Als Da Weil Ob Obwohl Während Nach
        Vor Seit Bis Bei Mit Ohne Aus Auf An In Im Am Zum Zur Von Für Gegen Über Unter
        Durch Um So Dann Nun Jetzt Heute Gestern Dort Hier Was Wer Wie Wo Warum Wann
        Auch Nur Noch Schon Kein Keine Alle Viele Einige Seine Ihre Sein Zuvor Danach
        Später Zudem Außerdem Dabei Damit Deshalb Darum Jedoch Niemand"""
    ),
    ordinals=True,
)

FR = Abbreviations(
    never=_words(
        """M MM Me Mes Dr Pr Prof Mgr St Ste Gén Col Cdt Cap Lt Sgt Adj cf p.ex ex env c.-à-d av
        apr chap"""
    ),
    number=_words("n no nos p pp art vol t chap fig janv févr avr juil sept oct nov déc"),
    either=_words("etc J.-C av.J.-C O.N.U U.E S.A h min bd"),
    starters=_words(
        """Le La Les L Un Une Des Il Elle Ils Elles On Nous Vous Je J S N Qu Ce Cet Cette Ces C
        Cela Mais Et Ou Donc Or Ni Car Si Quand Lorsque Comme Dans En Sur Sous Par
        Pour Avec Sans Après Avant Depuis Pendant Selon Alors Puis Ensuite Aujourd
        Hier Demain Ici Là Que Qui Pourquoi Comment Aucun Aucune Tous Toutes Plusieurs
        Certains Son Sa Ses Leur Leurs À Au Aux De Du D"""
    ),
)

ES = Abbreviations(
    never=_words(
        """Sr Sra Srta Sres Dr Dra Prof Profa Gral Gen Cnel Cap Tte Lic Ing Arq Mons Fr Sto Sta D
        Dª Dña Excmo Ilmo p.ej aprox cf vs Ud Uds"""
    ),
    number=_words(
        """n núm núms nº p pág págs art arts vol cap fig ene feb mar abr jun jul ago sept oct nov
        dic"""
    ),
    either=_words("etc EE.UU EE UU S.A a.m p.m a.C d.C Cía Avda"),
    starters=_words(
        """El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Yo Nosotros Usted Este Esta Estos
        Estas Ese Esa Eso Esto Pero Y O Ni Si Cuando Mientras Como En Por Para Con Sin
        Sobre Según Desde Hasta Tras Antes Después Aunque Porque Entonces Luego Ahora
        Hoy Ayer Mañana Aquí Allí Qué Quién Cómo Dónde Nadie Todos Todas Muchos
        Algunos Su Sus Al Del De No"""
    ),
)

IT = Abbreviations(
    never=_words(
        """Sig Sigg Sig.ra Sig.na Dott Dott.ssa Dr Prof Prof.ssa Avv Ing Arch On Sen Gen Col Cap
        Ten Mons S es ecc.mo cfr ca p.es v"""
    ),
    number=_words(
        """n nn nr p pp pag pagg art artt vol cap fig gen feb mar apr giu lug ago set sett ott
        nov dic"""
    ),
    either=_words("ecc etc a.C d.C S.p.A S.r.l U.S.A"),
    starters=_words(
        """Il Lo La I Gli Le L Un Uno Una Lui Lei Loro Noi Voi Io Egli Ella Questo Questa Questi
        Queste Quello Quella Ma E O Né Se Quando Mentre Come In Nel Nella Per Con
        Senza Su Sul Da Dal Dopo Prima Poi Allora Ora Oggi Ieri Domani Qui Là Che Chi
        Perché Nessuno Tutti Molti Alcuni Il Al Alla Secondo Anche Non È C Suo Sua"""
    ),
)

PT = Abbreviations(
    never=_words(
        """Sr Sra Srta Srs Dr Dra Prof Profa Gen Cel Cap Ten Eng Arq D Dom Exmo p.ex aprox cf vs
        V.Exa"""
    ),
    number=_words(
        """n nº núm p pág págs art arts vol cap fig jan fev mar abr mai jun jul ago set out nov
        dez"""
    ),
    either=_words("etc EUA E.U.A S.A a.C d.C Lda Ltda Av"),
    starters=_words(
        """O A Os As Um Uma Uns Umas Ele Ela Eles Elas Eu Nós Você Este Esta Estes Estas Esse
        Essa Isso Isto Mas E Ou Nem Se Quando Enquanto Como Em No Na Nos Nas Por Para
        Com Sem Sobre Segundo Desde Até Após Antes Depois Embora Porque Então Agora
        Hoje Ontem Amanhã Aqui Ali Que Quem Ninguém Todos Todas Muitos Alguns Seu Sua
        Ao À Do Da De Não"""
    ),
)

NL = Abbreviations(
    never=_words(
        """dhr mevr mw Dr Drs Ir Ing Mr Prof Gen Kol Kap Lt St ds o.a bijv m.a.w d.w.z ca resp
        incl excl m.b.t o.l.v t.a.v i.v.m evt vgl jl a.s z.g"""
    ),
    number=_words("nr nrs blz p pag art afb hfst jan feb mrt apr jun jul aug sept okt nov dec"),
    either=_words("enz etc e.d N.V B.V v.Chr n.Chr mln mld"),
    starters=_words(
        """De Het Een Hij Zij Ze Wij We Ik Jij U Dit Dat Deze Die Er Maar En Of Want Dus Als Toen
        Terwijl Hoewel Omdat In Op Aan Bij Met Zonder Voor Na Sinds Tot Van Door Over
        Volgens Dan Nu Vandaag Gisteren Morgen Hier Daar Wat Wie Hoe Waarom Niemand
        Alle Veel Sommige Zijn Haar Hun Ook Geen"""
    ),
)

PL = Abbreviations(
    never=_words(
        """p pan prof dr hab inż mgr gen płk ppłk mjr kpt por ppor sierż ks abp bp św red dyr
        prez min np tzn tzw m.in ok im ul pl al os tj dot ds wg zob por jw"""
    ),
    number=_words(
        """nr s str art ust pkt poz t rozdz godz sty lut mar kwi maj cze lip sie wrz paź lis gru"""
    ),
    either=_words("itd itp r w m tys mln mld zł in n.e p.n.e S.A"),
    starters=_words(
        """To Ten Ta Te Tych On Ona Ono Oni One My Wy Ja Nie Ale I A Lub Albo Jeśli Jeżeli Gdy
        Kiedy Ponieważ Choć W We Na Do Z Ze Od Po Przed Przez Dla Bez Pod Nad Według
        Potem Następnie Teraz Dziś Dzisiaj Wczoraj Jutro Tu Tam Co Kto Jak Gdzie
        Dlaczego Nikt Wszyscy Jego Jej Ich Jednak Także Również Było Był Była"""
    ),
    ordinals=True,
)

TR = Abbreviations(
    never=_words(
        """Sn Bay Bn Dr Prof Doç Yrd Av Gen Org Korg Tümg Tuğg Alb Yb Bnb Yzb Ütğm Hz Op Uzm vb
        örn bkz yak"""
    ),
    number=_words("No no s sf Nu md fık c Cad"),
    either=_words("vs Ltd Şti A.Ş T.C Mah Sok Cad Apt M.Ö M.S"),
    starters=_words(
        """Bu Şu O Bir Biz Siz Ben Onlar Ama Fakat Ancak Ve Veya Eğer Çünkü Sonra Önce Daha Şimdi
        Bugün Dün Yarın Burada Orada Ne Kim Nasıl Neden Hiç Her Bütün Tüm Bazı Birçok
        Böylece Ayrıca"""
    ),
    ordinals=True,
)

RU = Abbreviations(
    never=_words(
        """г-н г-жа тов проф акад доц ген полк подполк кап лейт им ул пл пр просп наб пер д кв
        корп обл р-н пос т.е т.к т.н напр см ср св оз о гр"""
    ),
    number=_words(
        """№ с стр гл ст п пп т рис табл янв фев февр мар апр июн июл авг сен сент окт ноя нояб
        дек"""
    ),
    either=_words("г гг в вв др пр тыс млн млрд руб коп чел т.д т.п н.э"),
    starters=_words(
        """Он Она Оно Они Мы Вы Я Это Этот Эта Эти Тот Та Те Но А И Или Если Когда Пока Хотя
        Потому В Во На К Ко С Со От До По За Из У О Об При Для Без Под Над После Перед
        Затем Потом Теперь Сейчас Сегодня Вчера Завтра Здесь Там Что Кто Как Где
        Почему Никто Все Многие Некоторые Его Её Ее Их Также Однако Не Ни"""
    ),
)

UK = Abbreviations(
    never=_words(
        """п пп тов проф акад доц ген полк ім вул пл просп буд кв обл р-н т.зв напр див св"""
    ),
    number=_words(
        """№ с стор ст п пп т рис табл січ лют бер квіт трав черв лип серп вер жовт лист груд"""
    ),
    either=_words("р рр ст др ін тис млн млрд грн н.е"),
    starters=_words(
        """Він Вона Воно Вони Ми Ви Я Це Цей Ця Ці Той Та Ті Але А І Й Або Якщо Коли Поки Хоча Бо
        У В На До З Із Зі Від По За Про При Для Без Під Над Після Перед Потім Тепер
        Зараз Сьогодні Вчора Завтра Тут Там Що Хто Як Де Чому Ніхто Усі Всі Його Її Їх
        Також Проте Не"""
    ),
)

AR = Abbreviations(
    never=_words("د أ.د م أ ا.د ص ج ط ت هـ.د"),
    number=_words("ص رقم"),
    either=_words("إلخ الخ ق.م هـ ش.م.م"),
)

FA = Abbreviations(
    never=_words("دکتر د آ ر.ک رک ص ج ش مهندس"),
    number=_words("ص ش"),
    either=_words("ه.ش ه.ق ق.م م ه"),
)

HE = Abbreviations(
    never=_words("ד פרופ גב מר עמ ר מס"),
    number=_words("עמ מס"),
    either=_words("וכו וגו"),
)

ZH = Abbreviations(never=_words("Mr Mrs Ms Dr Prof Gen No St vs"), number=_words("No p"))
JA = Abbreviations(never=_words("Mr Mrs Ms Dr Prof Gen No St vs"), number=_words("No p"))

_BY_LANGUAGE = {
    "ar": AR,
    "de": DE,
    "en": EN,
    "es": ES,
    "fa": FA,
    "fr": FR,
    "he": HE,
    "it": IT,
    "ja": JA,
    "nl": NL,
    "pl": PL,
    "pt": PT,
    "ru": RU,
    "tr": TR,
    "uk": UK,
    "zh": ZH,
}
# Languages without a list here that write the fifth of May with `5.`
_ORDINALS = frozenset(
    ("cs", "da", "et", "fi", "hr", "hu", "lv", "nb", "nn", "no", "sk", "sl", "sr")
)


def abbreviations(lang: str) -> Abbreviations:
    """The lists of a language (BCP 47, region ignored); English for one that has none here."""
    primary = lang.lower().partition("-")[0]
    if primary in _ORDINALS:
        return Abbreviations(never=EN.never, number=EN.number, either=EN.either, ordinals=True)
    return _BY_LANGUAGE.get(primary, EN)
