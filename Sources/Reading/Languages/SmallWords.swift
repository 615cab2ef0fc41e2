/// The small words of languages in the Latin script: articles, prepositions, pronouns, auxiliaries, in the spelling of
/// running text. Written down for this package. Words that two languages share count for both.
enum SmallWords {
  static let english = "English"

  /// The languages that a word is a small word of; the word in lower case.
  static func languages(of word: String) -> [String] { table[word] ?? [] }

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for (language, words) in lists {
      for word in words.split(separator: " ") { table[String(word), default: []].append(language) }
    }
    return table
  }()

  private static let lists: [(language: String, words: String)] = [
    (
      english,
      """
      the a i an in is was of and to that for on with as at by from be have has had are were this but not they it its he she his her \
      their which who will been would said than there when what we you your our or if can could about after into more \
      also other some over out up between against because while where how all no so these those being did do does may \
      must should
      """
    ),
    (
      "German",
      """
      der die und das den von zu mit sich des auf für ist im dem nicht ein eine einer einen als auch es \
      werden aus hat dass sie nach wird bei um noch wie einem über so zum haben nur oder aber vor zur bis \
      mehr durch sei wurde sein
      """
    ),
    (
      "French",
      """
      le la les de des du et en un une que qui dans pour pas sur au aux par plus est avec ce cette il elle \
      ne se sont mais ont été son ses leur ou comme tout nous après entre aussi être fait deux même
      """
    ),
    (
      "Spanish",
      """
      el la los las de del y que en un una por con para su sus se al es lo como más pero sobre este esta \
      ha han fue son entre también hasta desde cuando muy sin ya no todo según tiene
      """
    ),
    (
      "Portuguese",
      """
      o os as de do da dos das e que em um uma para com não no na nos nas por mais se ao aos foi ser como \
      mas sobre pelo pela à é são está também até seu sua entre já ele ela quando disse
      """
    ),
    (
      "Italian",
      """
      il lo la gli le di del della dei delle e che un una in per con non si da al alla nel nella sono ha è \
      come più anche ma dal questo questa dopo stato essere tra degli sul sulla suo sua hanno
      """
    ),
    (
      "Dutch",
      """
      de het een van en dat die te zijn met voor niet aan er om ook als dan maar bij nog uit wordt naar \
      heeft hij zij ze werd worden door over tot deze dit kan meer hebben wel geen haar hun volgens
      """
    ),
    (
      "Swedish",
      """
      och att det som en på är av för med den till inte om ett har de var kan från så vid men sig vi han \
      hon efter när eller också under skulle mot där hade ska
      """
    ),
    (
      "Danish or Norwegian",
      """
      og at det som en på er af av for med den til ikke om et har de var kan fra så ved men sig seg vi han \
      hun efter etter når eller også under skulle mod mot der blev ble ikke
      """
    ),
    (
      "Icelandic",
      """
      og að á sem í er til við um var en því það ekki fyrir hefur með eru þeir hann hún af frá verið þetta \
      segir voru
      """
    ),
    (
      "Finnish",
      """
      ja on ei se että oli hän ovat myös kun mutta joka mukaan tai sen kuin hänen ovat jo sekä olisi vain \
      nyt niin sitä ole jos
      """
    ),
    (
      "Estonian",
      """
      ja on ei et see ta oli kui ka mis aga või oma seda selle ning pärast kes pole tema olid veel
      """
    ),
    (
      "Polish",
      """
      w i z na się nie że do to jest o jak po co od za przez dla oraz jego są tym ale czy został był była \
      które który która już przed także ma przy
      """
    ),
    (
      "Czech or Slovak",
      """
      a v na se že je s z do o to za pro jako by si po ale byl bylo jsou ve sa aj podľa pri ktorý který \
      která které podle pri jeho už také
      """
    ),
    (
      "Hungarian",
      """
      a az és hogy nem is egy volt meg ez de el azt csak már mint szerint ha vagy még kell lesz amely után \
      által között pedig
      """
    ),
    (
      "Romanian",
      """
      și şi de în la a că cu pe nu din care este un o pentru sunt fost mai au ce prin al ale lui după sau \
      fi până între acest potrivit
      """
    ),
    (
      "Croatian, Bosnian or Serbian",
      """
      i je u na se da za su od s koji koja koje će to kao ne iz o bi ali do nakon li što biti sam samo \
      prema već još kako te ili
      """
    ),
    (
      "Slovene",
      """
      in je v na se da za so pa ki ne bi po z s tudi ali kot je bil od pri iz ni še že
      """
    ),
    (
      "Lithuanian",
      """
      ir kad yra į iš su ne tai buvo kaip bet apie dėl jo po per už taip pat nuo
      """
    ),
    (
      "Latvian",
      """
      un ir ka no ar par uz kas nav bija arī lai tika pēc bet kā tā pie viņš
      """
    ),
    (
      "Turkish",
      """
      ve bir bu da de için ile olarak olan çok daha gibi sonra kadar ise değil en ancak dedi ki olduğunu \
      tarafından göre
      """
    ),
    (
      "Albanian",
      """
      dhe të në e i një për me se nga që është më ka si do nuk janë kjo u ishte ky
      """
    ),
    (
      "Indonesian or Malay",
      """
      yang dan di dengan untuk dari pada ini itu dalam tidak akan ke adalah oleh juga telah sebagai karena \
      bahwa ada mereka kata lebih para tersebut
      """
    ),
    (
      "Filipino",
      """
      ang ng sa mga na ay at si ni para nga ito hindi kay kung mula nang din may isang
      """
    ),
    (
      "Swahili",
      """
      ya na wa kwa ni katika za la kuwa hiyo cha huo kama lakini hii yake baada wake alisema
      """
    ),
    (
      "Vietnamese",
      """
      và của là có không được trong cho với một các những người này đã đến về khi từ ra cũng tại theo
      """
    ),
    (
      "Catalan",
      """
      el la els les de del i que en un una per amb no ha és es al dels més com aquest aquesta han també \
      seva són però
      """
    ),
    (
      "Afrikaans",
      """
      die en van in het is nie om te wat vir met sy hy dat op was aan ook by hulle sal maar deur
      """
    ),
    (
      "Somali",
      """
      oo iyo ka in ku waa ee ay soo la uu u waxaa ayaa kale
      """
    ),
    (
      "Hausa",
      """
      da na ta ya a ga ba su wannan cewa kuma ne ce don shi wata
      """
    ),
  ]
}
