/// What an element is for, as its name, role, class and id tell.
extension Markup {
  /// The words of its class and id, in lower case: "articleBody js-share" gives article, body, js, share.
  var words: Set<String> {
    var found: Set<String> = []
    for value in [self["class"], self["id"]].compactMap({ $0 }) {
      var word = ""
      for character in value {
        if character.isUppercase, word.last?.isLowercase == true || !character.isLetter {
          found.insert(word.lowercased())
          word = ""
        }
        if character.isLetter {
          word.append(character)
        } else if !word.isEmpty {
          found.insert(word.lowercased())
          word = ""
        }
      }
      if !word.isEmpty { found.insert(word.lowercased()) }
    }
    return found
  }

  /// Not shown.
  var isHidden: Bool {
    if attributes["hidden"] != nil || self["aria-hidden"] == "true" { return true }
    guard let style = self["style"]?.lowercased().filter({ $0 != " " }) else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Made for something else than the article: navigation, comments, captions, advertisements, other articles.
  var isAside: Bool { isAsideByTag || isAsideByWords }

  /// Its tag or its role says so.
  var isAsideByTag: Bool {
    if ["nav", "aside", "footer", "form", "figure", "figcaption", "caption", "menu"].contains(name) { return true }
    guard let role = self["role"]?.lowercased() else { return false }
    return ["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "alert"].contains(role)
  }

  /// Its class or id says so.
  var isAsideByWords: Bool {
    // A frame around everything may say what is beside the article ("has-sidebar"); it is not that itself.
    if ["html", "body", "main", "article"].contains(name) { return false }
    let words = words
    if !words.isDisjoint(with: Self.articleWords), words.isDisjoint(with: Self.strongAsideWords) { return false }
    return !words.isDisjoint(with: Self.asideWords) || !words.isDisjoint(with: Self.strongAsideWords)
  }

  /// Its class or id says so, and is right even where it holds most of the page: comments, other articles, banners.
  var isNeverText: Bool {
    if ["html", "body", "main", "article"].contains(name) { return false }
    return !words.isDisjoint(with: Self.neverTextWords)
  }

  /// What says in a sentence below the title what the article is about.
  var isStandfirst: Bool { !words.isDisjoint(with: Self.standfirstWords) }

  /// About the article, not of it: byline, date, section.
  var isDetail: Bool {
    if name == "time" || name == "address" { return true }
    if self["rel"] == "author" { return true }
    if ["html", "body", "main", "article", "section"].contains(name) { return false }
    return !words.isDisjoint(with: Self.detailWords)
  }

  /// The element says that it holds the text of the article.
  var isBody: Bool {
    if self["itemprop"]?.lowercased() == "articlebody" { return true }
    let words = words
    return words.isSuperset(of: ["article", "body"]) || words.isSuperset(of: ["story", "body"])
      || words.isSuperset(of: ["entry", "content"]) || words.isSuperset(of: ["article", "content"])
      || words.isSuperset(of: ["post", "content"]) || words.isSuperset(of: ["article", "text"])
      || words.contains("articlebody")
  }

  private static let articleWords: Set<String> = ["article", "story", "entry", "body", "content", "text"]

  /// Outweigh a word such as "article" beside them: "article-comments".
  private static let strongAsideWords: Set<String> = [
    "ad", "ads", "advert", "advertisement", "advertising", "banner", "breadcrumb", "breadcrumbs", "caption", "comment",
    "comments", "consent", "cookie", "cookies", "copyright", "credit", "disqus", "disclaimer", "footer", "footnotes",
    "gallery", "legal", "login", "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "pager",
    "pagination", "paywall", "popular", "popup", "promo", "promotion", "recirc", "recommendations", "recommended",
    "related", "respond", "share", "sharing", "sidebar", "signup", "social", "sponsor", "sponsored", "subscribe",
    "subscription", "taboola", "tag", "tags", "teaser", "teasers", "toolbar", "topics", "trending", "widget",
  ]

  private static let neverTextWords: Set<String> = [
    "comment", "comments", "consent", "cookie", "cookies", "disqus", "modal", "newsletter", "outbrain", "popular",
    "popup",
    "recirc", "recommendations", "recommended", "related", "respond", "taboola", "teaser", "teasers", "trending",
  ]

  /// Say it where nothing beside them says "article".
  private static let asideWords: Set<String> = [
    "about", "bio", "bookmark", "callout", "feedback", "header", "hidden", "links", "masthead", "meta", "more", "most",
    "rail", "search",
    "skip", "tools", "utility", "video",
  ]

  private static let standfirstWords: Set<String> = [
    "deck", "dek", "excerpt", "standfirst", "subhead", "subheadline", "subtitle", "summary",
  ]

  private static let detailWords: Set<String> = [
    "author", "authors", "byline", "bylines", "date", "datetime", "eyebrow", "kicker", "published",
    "pubdate", "readtime", "rubric", "timestamp", "updated",
  ]
}
