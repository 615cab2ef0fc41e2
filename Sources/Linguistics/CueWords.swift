/// Words that say what the name beside them is. English news usage; the packs' lists `organization_word`, `company_word`,
/// `company_suffix`, `place_word_after`, `facility_word`, `capitalised_common`, `month`, `weekday` and `name_suffix` add to
/// them.
struct CueWords: Sendable {
  /// Last words of names of bodies: "Interior Ministry", "Smart Air".
  let organizationHeads: Set<String>
  /// Those of them that are family names as well: "Gold", "Rose".
  let weakHeads: Set<String>
  /// Heads that go on with "of": "Ministry of Defence", "Bank of England".
  let openHeads: Set<String>
  let companySuffixes: Set<String>
  /// Last words of names of places: "Borno State".
  let placeHeads: Set<String>
  /// First words of names of places: "Lake Chad", "Mount Hermon".
  let placeOpeners: Set<String>
  /// Last words of names that are none of our kinds: "Nobel Prize", "Paris Agreement".
  let otherHeads: Set<String>
  /// First words of names that are none of our kinds: "Hurricane Dorian".
  let otherOpeners: Set<String>
  /// Months and days: they end a name.
  let dates: Set<String>
  /// Whole names that are none of our kinds: months, days, languages, faiths, feasts.
  let others: Set<String>
  /// Common words for bodies, after or before a name: "the Houthi group".
  let organizationNouns: Set<String>
  /// Common words for places: "the city of Kherson".
  let placeNouns: Set<String>
  /// Common words for people before a name: "spokesman Dmitry Peskov".
  let personNouns: Set<String>
  /// Words in the middle of a person's name: "bin", "van".
  let particles: Set<String>
  /// "Jr.", "III"
  let nameSuffixes: Set<String>

  /// The last word of a person's name but for a suffix: "Vance" of "Cyrus R. Vance, Jr."; the last of all where nothing else
  /// is left.
  func familyName(_ words: [String]) -> String {
    words.last { $0 != "," && !nameSuffixes.contains($0.lowercased()) } ?? words.last ?? ""
  }

  /// Verbs of which only people and bodies are the subject.
  let speechVerbs: Set<String>

  init(words: [String: Set<String>]) {
    func list(_ names: String..., own: String) -> Set<String> {
      var all = Set(own.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
      for name in names { all.formUnion(words[name] ?? []) }
      return all.filter { !$0.contains(" ") }
    }
    let ownHeads = list(
      own: """
        ministry department agency bureau commission committee council office authority administration parliament senate
        congress assembly cabinet court tribunal police army navy force forces guard guards corps command brigade battalion
        regiment division militia bank fund university college school institute academy centre center foundation
        association federation confederation union league club society party front movement alliance coalition
        organization organisation group company corporation corp airlines airways airline air railways railway motors
        industries holdings partners capital ventures media press news times post herald tribune journal gazette guardian
        telegraph observer magazine radio television tv broadcasting network networks channel studios records pictures
        entertainment hospital church diocese archdiocese cathedral service services board trust initiative network
        consulate embassy secretariat directorate inspectorate prosecutor's constabulary orchestra museum library
        united rovers athletic fc sc technologies systems labs laboratory laboratories energy oil gas petroleum
        electric insurance securities exchange brigades intelligence taliban jihad hezbollah resistance
        research caucus conference chamber lobby bureau syndicate guild firm llp consortium cooperative
        treasury reserve senate legislature crescent legion squad inspectorate ombudsman watch
        """)
    let companyWords = list("company_word", own: "")
    openHeads = list(
      own: """
        ministry department agency bureau commission committee council office authority administration court bank fund
        university college school institute academy centre center foundation association federation confederation union
        league society party front movement alliance coalition organization organisation house church diocese archdiocese
        board ministry secretariat directorate embassy consulate army forces force guard parliament assembly congress
        conference museum library chamber communist republic institutes houses centers centres national bar hospital
        """)
    companySuffixes = list(
      "company_suffix",
      own:
        "inc inc. ltd ltd. llc plc corp corp. co co. gmbh ag s.a. sa nv n.v. oyj ab asa spa s.p.a. pjsc jsc oao ooo llp lp "
        + "limited incorporated corporation group holdings")
    placeHeads = list(
      "place_word_after", "facility_word",
      own: """
        river lake sea ocean bay gulf strait straits island islands isle peninsula mountain mountains mount hill hills
        valley desert forest province region state states county district prefecture governorate oblast krai municipality
        department township village town city street avenue road boulevard square park airport port harbour harbor bridge
        dam canal coast cape beach border territory territories strip bank plateau basin delta creek falls volcano glacier
        reef atoll archipelago station base stadium arena hotel tower palace castle prison camp zone crossing pass plains
        north south east west heights ridge ranch canyon reservoir stadium plaza mall theatre theater hall garden gardens
        area springs junction terminal regency division borough parish ward wood woods kingdom emirate emirates republic
        federation nuclear facility plant refinery mosque temple shrine center complex building house speedway raceway field
        """)
    placeOpeners = list(
      own:
        "lake mount cape fort port gulf mt mt. strait bay isle camp san santa st. saint rue avenue calle via plaza piazza villa wadi jebel beit kafr deir château chateau"
    )
    otherHeads = list(
      own: """
        prize award awards medal cup championship championships olympics games tournament open grand prix act
        amendment law bill treaty agreement accord accords pact protocol convention resolution declaration deal constitution
        war wars battle revolution uprising crisis summit conference festival day week month year eve operation plan
        project programme program virus disease syndrome fever pandemic award series season show album song film novel
        book report index theory law effect bowl race rally debate election elections referendum protests movement
        hurricane typhoon cyclone storm earthquake scandal affair trial v vs case order scale era age history english
        language languages studies science masters derby marathon primary caucuses convention matter awareness
        variant vaccine drug rights code standard standards process dialogue forum talks
        """)
    organizationHeads = ownHeads.union(companyWords.union(list("organization_word", own: "")).subtracting(otherHeads))
    weakHeads = companyWords.subtracting(ownHeads)
    otherOpeners = [
      "hurricane", "typhoon", "cyclone", "storm", "tropical storm", "operation", "apollo", "soyuz", "cessna",
      "beechcraft",
      "falcon", "flight", "captain america", "windows", "playstation", "iphone", "galaxy", "public law",
      "executive order",
      "article", "section", "chapter", "grand theft", "star wars", "uss", "hms", "mv",
    ]
    dates = list(
      "month", "weekday",
      own: """
        january february march april may june july august september october november december monday tuesday wednesday
        thursday friday saturday sunday
        """)
    others = list(
      "capitalised_common", "month", "weekday",
      own: """
        january february march april may june july august september october november december monday tuesday wednesday
        thursday friday saturday sunday christmas easter ramadan hanukkah thanksgiving halloween islam christianity judaism
        hinduism buddhism catholicism muslim muslims christian christians jewish jew jews catholic catholics protestant
        protestants sunni shia shiite hindu hindus buddhist buddhists islamist islamists nazi nazis communist communists
        socialist arab arabs kurd kurds kurdish english latin god allah bible quran koran internet web covid-19 covid
        coronavirus sars-cov-2 ebola hiv aids dna utc gmt est edt cet cest bst pst pdt am pm a.m. p.m. ceo cfo coo cto vp
        mp mps pm dr mr mrs ms phd ok tv dvd cd gps gdp vat suv r d image photo video file credit update breaking live
        watch read related more comments share advertisement editor's note i'm okay hi hello mvp hq id pr ph.d. b.a. m.a.
        sars mers h5n1 h1n1 faq pdf url html nato-led i ii iii iv jesus christ satan christmas facebook-live et al fig table
        lgbt lgbtq lgbtq+ lgbti ai eez covid19 uav uavs suvs mou vip vips dui ufo ufos bbq pet r0 usd eur gbp usb icu er wwi wwii ptsd ppe pcr
        wi-fi android ios cop26 cop27 cop28 cop29 cop30 brexit capitol
        """
    )
    .subtracting(["capitol"])
    organizationNouns = list(
      own: """
        group company party agency organization organisation firm militia movement network newspaper magazine airline bank
        union club team band channel broadcaster website site platform startup manufacturer carmaker giant maker retailer
        chain operator provider regulator watchdog charity ngo league federation coalition alliance faction outlet daily
        weekly publisher studio label university newspaper's ministry subsidiary conglomerate brand restaurant
        terrorists insurgents rebels militants fighters
        """)
    placeNouns = list(
      own: """
        city town village province region district county state country island neighborhood neighbourhood suburb capital
        area municipality oblast governorate territory port peninsula river lake mountain valley airport border enclave
        settlement resort prefecture township street highway planet exoplanet asteroid
        """)
    personNouns = list(
      own: """
        spokesman spokeswoman spokesperson president minister chancellor senator congressman congresswoman governor mayor
        lawyer attorney judge justice professor doctor analyst expert journalist reporter correspondent author writer
        actor actress singer musician director coach player striker goalkeeper midfielder driver runner swimmer
        candidate nominee leader activist dissident businessman businesswoman billionaire founder chairman chairwoman chair
        chief head executive general colonel captain commander officer officers sergeant lieutenant ambassador envoy
        diplomat adviser advisor aide secretary economist scientist researcher historian philosopher artist photographer
        chef teacher student pilot astronaut bishop archbishop cardinal pope priest imam rabbi sheikh king queen prince
        princess emperor wife husband son daughter father mother brother sister uncle aunt cousin nephew niece partner
        girlfriend boyfriend widow friend colleague teammate rival predecessor successor gunman suspect victim
        politician lawmaker legislator deputy premier commissioner prosecutor detective sheriff manager owner champion
        boxer wrestler golfer cyclist footballer quarterback presenter anchor columnist editor novelist poet composer
        rapper comedian model citizen national man woman boy girl resident neighbor neighbour
        """)
    particles = list(
      own: "bin ibn bint al el van von der den de des del della di da dos das du la le ten ter af av zu y e ul abu ben")
    nameSuffixes = list("name_suffix", own: "jr jr. sr sr. ii iii iv esq. esq")
    speechVerbs = list(
      own: """
        say tell add state claim announce declare argue insist warn explain note comment reply respond deny admit confirm
        stress emphasize reiterate believe think hope want tweet write ask urge accuse condemn criticize suggest vow pledge
        resign testify
        """)
  }

  /// Family names that are also words for places, bodies or events.
  static let surnames: Set<String> = [
    "hill", "park", "lake", "woods", "wood", "field", "fields", "house", "banks", "bank", "day", "may", "west", "north",
    "east", "south", "church", "castle", "falls", "port", "marsh", "pass", "forest", "gardens", "garden", "court",
    "rivers",
    "hall", "ward", "street", "post", "law", "case", "guard", "guy", "major", "watch", "power", "march", "force", "bay",
    "parish", "stone", "temple", "tower", "towers", "bridge", "bridges", "heights", "camp", "coast", "county", "green",
    "rose", "sea", "burns", "mills", "center", "trump", "bush", "book", "film", "show", "oil", "strait", "villa",
  ]
}
