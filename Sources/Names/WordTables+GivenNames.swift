/// What given names are called otherwise: short, and in other languages.
extension WordTables {
  /// What else a person's given name is called. One row a name; the first word is the full form.
  ///
  /// Source: common English usage, written for this package.
  static let nicknames = fullToShort(
    """
    mohammed mo md mohd muh
    abigail abby
    abraham abe
    albert al bert
    alexander alex alec sandy xander
    alexandra alex sandra sandy
    alfred alf fred
    andrew andy drew
    anthony tony
    arthur art
    barbara barb babs
    barack barry
    benjamin ben benny benji
    bernard bernie
    bradley brad
    calvin cal
    catherine cathy cate kate katie
    charles charlie chuck chas chs
    christine chris chrissy
    christina chris tina
    christopher chris kit
    clifford cliff
    cynthia cindy
    daniel dan danny
    david dave davey
    deborah deb debbie
    dennis denny
    dominic dom
    donald don donny donnie
    dorothy dot dottie dolly
    douglas doug
    edmund ed eddie ted
    edward ed eddie ted teddy ned
    edwin ed eddie
    eleanor ellie nell nora
    elizabeth liz lizzie beth betty betsy eliza libby lisa
    emanuel manny
    ernest ernie
    eugene gene
    evelyn evie
    florence flo
    frances fran frankie
    francis frank
    franklin frank
    frederick fred freddie freddy
    gabriel gabe
    gerald gerry jerry
    gerard gerry
    geoffrey geoff
    gregory greg
    harold harry hal
    henry harry hank hal
    herbert herb bert
    howard howie
    isaac ike
    jacob jake
    jacqueline jackie
    james jim jimmy jamie jas
    janet jan
    jeffrey jeff geoff
    jennifer jen jenny
    jeremy jerry
    jessica jess jessie
    john jack johnny jon
    jonathan jon jonny
    joseph joe joey jos
    joshua josh
    judith judy
    katherine kathy kate katie kat
    kathleen kathy kate
    kenneth ken kenny
    kimberly kim
    lawrence larry
    leonard len lenny leo
    lewis lew
    louis lou
    louise lou
    margaret maggie meg peggy marge greta
    martin marty
    matthew matt
    maxwell max
    maximilian max
    melanie mel
    melvin mel
    michael mike mick mickey mikey
    michelle shelly
    mitchell mitch
    nancy nan
    natalie nat
    nathan nate nat
    nathaniel nate nat
    nicholas nick nicky nico
    oliver ollie
    oscar ozzie
    pamela pam
    patricia pat patty trish tricia
    patrick pat paddy
    peter pete
    philip phil pip
    rachel rae
    randall randy
    randolph randy
    raymond ray
    rebecca becky becca
    reginald reg reggie
    richard dick rick ricky rich richie
    robert bob bobby rob robbie bert robt
    roderick rod
    rodney rod
    ronald ron ronnie
    rosemary rose
    rudolph rudy
    russell russ
    samantha sam
    samuel sam sammy
    sarah sally
    sebastian seb bash
    sidney sid
    stanley stan
    stephanie steph
    stephen steve stevie
    steven steve stevie
    stuart stu
    susan sue susie suzy
    theodore ted teddy theo
    theresa terry tess
    terence terry
    thomas tom tommy thos
    timothy tim timmy
    tobias toby
    valerie val
    vernon vern
    veronica ronnie
    victor vic
    victoria vicky tori
    vincent vince vinny
    virginia ginny
    vladimir vova volodya
    walter walt wally
    wilfred wilf
    william bill billy will willy liam wm
    winston win
    zachary zach zack
    alastair al
    augustus gus
    bartholomew bart
    bradford brad
    caroline carrie caro
    carolyn carol
    cassandra cass cassie
    chester chet
    clinton clint
    curtis curt
    desmond des
    emily em emmy
    gwendolyn gwen
    harrison harry
    harriet hattie harry
    irving irv
    jackson jack
    jeremiah jerry
    jerrold jerry
    jerome jerry
    joanna jo
    josephine jo josie
    julian jules
    leslie les
    lillian lily lil
    lucas luke
    madeline maddie
    marcus marc
    marjorie marge margie
    matilda tilly
    montgomery monty
    morris mo
    penelope penny
    salvatore sal
    tamara tammy
    wallace wally
    wesley wes
    woodrow woody
    aleksandr sasha
    aleksandra sasha
    anastasia nastya
    dmitry dima
    ekaterina katya
    evgeny zhenya
    mikhail misha
    natalia natasha
    pavel pasha
    francisco paco pancho
    ignacio nacho
    guadalupe lupe
    enrique quique
    giuseppe beppe
    luigi gigi
    johannes hans
    friedrich fritz
    heinrich heinz
    wilhelm willi
    """)

  /// A short form to the full forms that it may stand for.
  static let fullForms: [String: Set<String>] = {
    var forms: [String: Set<String>] = [:]
    for (full, shorts) in nicknames { for short in shorts { forms[short, default: []].insert(full) } }
    return forms
  }()

  /// One name in the forms of different languages, which newspapers swap for one person ("Volodymyr" and "Vladimir").
  ///
  /// Source: written for this package from common usage.
  static let cognates = groups(
    """
    alexander aleksandr alexandr oleksandr alyaksandr aliaksandr aleksander alejandro alessandro alexandre aljaksandr alexandros
    alexei alexey aleksei oleksii oleksiy aleksej alexis alexej aleksey alexi
    andrew andrei andrey andriy andrii andrzej andreas andre andres andrej andras
    dmitry dmitri dmytro dzmitry dimitri dmitrij dimitry dmitriy dimitrios
    eugene yevgeny evgeny yevhen yevgeni evgenii evgueni ievgueni jewgeni jewgenij evgeni evgeniy eugenio
    george georgy georgi heorhiy georgios giorgos yorgos jorge giorgi georg georges giorgio
    gregory grigory hryhoriy
    yuri yury yuriy iurii juri jurij iouri youri
    michael mikhail mykhailo mihail michel mikheil michail miguel michele
    nicholas nikolai nikolay mykola nicolas mikalai nikolaos nikos nicolae nicola nikolaj
    oleg oleh
    paul pavel pavlo pablo paolo pavlos
    peter pyotr pjotr petro petr piotr pedro pietro pierre petros
    sergei sergey serhiy serhii siarhei sergii sergej sergio serge sergiy serguei
    vladimir volodymyr uladzimir wladimir vladimer
    vitaly vitaliy vitali vitalii
    vyacheslav viacheslav vjaceslav
    yaroslav iaroslav
    yulia julia yuliya iuliia julija
    gennady gennadi gennadiy gennadii gennadij guennadi hennadiy hennadii
    victor viktor wiktor vitor vittorio
    igor ihor
    ilya illia ilia ilja
    bogdan bohdan
    valery valeri valeriy valerii valerij
    valentina valentyna
    tatiana tatyana tetiana tetyana tatjana tatsiana
    irina iryna irene irena
    natalia natalya nataliya nataliia natallia natalja natalie
    lyudmila ludmila liudmila liudmyla lyudmyla ljudmila
    galina halina halyna
    larisa larysa larissa
    maxim maksim maksym maxime
    artem artyom artiom artsiom
    denis denys dzianis dennis
    anastasia anastasiya nastassia
    svetlana sviatlana svitlana
    catherine ekaterina kateryna katsiaryna
    elena olena yelena alena
    mohammed muhammad mohamed mohammad mehmet mohamad muhammed mohamud muhamed mohd muhamad
    ahmed ahmad ahmet achmed
    joseph josef josip jose giuseppe yosef
    john johan johann juan ivan giovanni jean ioannis yannis giannis joao jan
    charles karl carlos carl
    francis francisco francesco franz francois
    henry henri henrik enrique
    philip felipe philippe
    benjamin binyamin benyamin
    isaac yitzhak itzhak yitzchak jitzchak yitzhok
    jacob yaakov
    abraham avraham ibrahim
    moses moshe mosche mousa musa moussa
    konstantin konstantinos kostas costas konstantine constantine kostiantyn
    stefan stephen steven stepan stefano esteban etienne stefanos
    thomas tomas tommaso
    louis luis luigi ludwig
    william wilhelm guillermo guillaume
    anthony antonio antoine anton antonios
    emanuel emmanuel manuel manolis
    elizabeth elisabeth elisabetta isabel
    maria mariya mariia mariam maryam
    khalid khaled chalid
    omar umar omer
    osama usama oussama
    hussein hussain husayn hossein houssein husain
    hassan hasan hassane
    yusuf youssef yousef yousuf youcef joseph yosef
    ismail ismael esmail
    mustafa mostafa moustapha
    abdullah abdallah abdulla
    chaim haim chayim hayim
    mahmoud mahmud mahmood machmud
    jawad javad dschawad
    sheikh shaikh cheikh scheich shaykh
    pervez parvez pervaiz parvaiz
    christopher christoph cristobal christophe khristofor
    richard ricardo riccardo
    catherine katherine kathryn katharine cathryn
    philip phillip
    geoffrey jeffrey jeffery
    sean shaun shawn
    sarah sara
    graham graeme
    lewis louis
    teresa theresa
    ann anne anna
    rachel rachael
    brian bryan
    alan allan allen
    stewart stuart
    robert roberto
    edward eduard eduardo edouard
    frederick friedrich federico frederic
    lawrence laurence lorenzo laurent
    theodore fyodor fedor teodor
    """)

  /// A given name to the first letters (of the fine spelling key) of its other forms.
  static let formLetters: [String: Set<String>] = {
    var forms: [String: Set<String>] = [:]
    func join(_ a: String, _ b: String) {
      forms[a, default: []].insert(String(SpellingKey.fine(b).prefix(1)))
      forms[b, default: []].insert(String(SpellingKey.fine(a).prefix(1)))
    }
    for (full, shorts) in nicknames {
      for short in shorts { join(full, short) }
    }
    var rows: [Int: [String]] = [:]
    for (name, groups) in cognates {
      for group in groups { rows[group, default: []].append(name) }
    }
    for names in rows.values {
      for a in names { for b in names where a != b { join(a, b) } }
    }
    return forms
  }()

  /// Full form to its short forms.
  private static func fullToShort(_ rows: String) -> [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    for row in rows.split(separator: "\n") {
      let words = row.split(separator: " ").map(String.init)
      names[words[0], default: []].formUnion(words.dropFirst())
    }
    return names
  }
}
