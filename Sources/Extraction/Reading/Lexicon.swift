/// The closed classes of English that the clause reader knows: grammar, not facts about the world.
///
/// Words that name a relation belong in the pattern files; here stands only what changes how a clause is read.
enum Lexicon {
  /// Who is put into an office by these: "elected Berg president".
  static let appointing: Set<String> = [
    "elect", "reelect", "re-elect", "appoint", "reappoint", "name", "choose", "confirm", "hire", "promote", "install",
  ]

  /// Before the title of whom somebody helps or stands in for.
  static let deputies: Set<String> = ["deputy", "vice", "junior", "assistant", "associate"]

  /// What somebody was before.
  static let formerly: Set<String> = ["formerly", "previously", "once", "then"]

  /// Whoever does this "as" somebody is that.
  static let serving: Set<String> = ["serve", "work", "act", "remain", "continue", "return", "practice", "teach"]

  /// Verbs that say how long something was so.
  static let holding: Set<String> = [
    "be", "remain", "serve", "work", "live", "reside", "play", "study", "attend", "lead", "head", "chair", "run", "own",
    "hold", "belong", "represent", "employ", "base", "occupy", "border", "ally", "oppose", "support", "advise", "teach",
    "marry", "act", "sit", "stand", "compete", "cooperate", "collaborate", "fight",
  ]

  /// Titles that take a portfolio: "minister for Foreign Affairs".
  static let portfolioHeads: Set<String> = [
    "minister", "ministers", "secretary", "secretaries", "undersecretary", "commissioner", "commissioners",
  ]
  /// Titles that more than one holds: with "a" or in the plural they head nothing.
  static let boardTitles: Set<String> = ["director", "board director"]
  /// "a non-executive director"
  static let boardAdjectives: Set<String> = ["non-executive", "nonexecutive", "independent", "outside"]
  /// Titles of those who sit in a chamber; "deputy" stands for others as well.
  static let legislators: Set<String> = [
    "mp", "member of parliament", "senator", "congressman", "congresswoman", "lawmaker", "legislator",
  ]
  /// Titles that make a player only of whom a team has: there are stars of networks and of films.
  static let famous: Set<String> = ["star", "superstar", "legend"]

  /// Behind "head of": the whole, and no department of it.
  static let headed: Set<String> = [
    "state", "government", "mission", "delegation", "school", "household", "family", "cabinet", "office", "company",
  ]
  /// What those are called who follow a leader, where these are not everybody in a country.
  static let camps: Set<String> = [
    "far-right", "far-left", "right-wing", "left-wing", "rightist", "leftist", "centrist", "center-right",
    "centre-right",
    "center-left", "centre-left", "conservative", "liberal", "socialist", "populist", "nationalist", "reformist",
    "eurosceptic", "opposition", "dissident", "separatist", "independence", "guerrilla", "militant", "insurgent",
    "jihadist",
    "islamist", "coup", "putsch", "mutiny", "gang", "cartel", "cult", "clan", "tribal", "religious", "spiritual",
    "church", "faith", "union",
    "labor",
    "labour", "student", "youth", "protest", "business", "community", "indigenous", "movement", "parliamentary",
    "congressional",
  ]

  /// What a company calls those it owns.
  static let daughters: Set<String> = ["subsidiary", "unit", "brand", "division", "affiliate", "arm"]

  /// Heads of government of what a country has several of.
  static let regional: Set<String> = ["state premier", "mayor", "lord mayor"]

  /// Parts of a body that have a head of their own, and no name.
  static let units: Set<String> = [
    "committee", "subcommittee", "division", "department", "group", "branch", "arm", "unit", "wing", "section",
    "faction",
    "caucus", "delegation",
  ]

  /// Parts of a body whose chief does not head the whole: "Google's *sales* chief", "the Daimler *works council* chairman".
  static let departments: Set<String> = [
    "sales", "marketing", "design", "research", "finance", "operations", "technology", "product", "production",
    "engineering", "communications", "legal", "personnel", "resources", "development", "purchasing", "procurement",
    "strategy",
    "investment", "compliance", "safety", "program", "programme", "project", "council", "department", "division",
    "unit",
    "section", "desk", "branch", "counterterrorism", "software", "hardware", "youth", "science", "news",
  ]
  static let pastStatus: Set<String> = ["former", "ex", "late", "then", "previous", "onetime", "ousted", "deposed"]
  static let status: Set<String> = [
    "acting", "interim", "incumbent", "outgoing", "current", "new", "retired", "sitting", "incoming", "elected",
    "newly",
    "designated", "longtime", "veteran", "embattled",
  ]

  /// Nouns that act for the country, body or person before them: "Russian forces", "the Trump administration".
  static let actingNouns: Set<String> = [
    "government", "administration", "regime", "authority", "official", "force", "troop", "troops", "army", "military",
    "police",
    "navy", "soldier", "warplane", "jet", "aircraft", "missile", "drone", "artillery", "leadership", "lawmaker",
    "delegation", "diplomat", "negotiator", "cabinet", "prosecutor", "investigator", "state", "company", "firm",
    "junta",
    "campaign", "side", "militant", "fighter", "rebel", "gunman", "insurgent", "warship", "airforce", "coalition",
    "team", "court",
    "parliament", "ministry", "embassy", "intelligence", "bomber", "tank", "hacker", "shelling", "airstrike", "strike",
    "attack", "rocket", "good", "import", "product", "export", "entity", "goods", "imports", "citizen", "interest",
    "integrity",
    "sovereignty", "independence", "airspace",
    "legislature", "department", "agency", "law", "enforcement", "guard", "jury", "tribunal", "item", "steel",
    "mediator",
    "envoy", "delegate", "representative",
    "vehicle", "commodity",
  ]

  /// Of these, the ones that act for a body and for no country: "Houthi rebels", but never "Syrian rebels".
  static let irregulars: Set<String> = ["militant", "rebel", "gunman", "insurgent"]

  /// Nouns that only say what sort of body the name before them is: "the RMT union", "the FAST party".
  static let bodyNouns: Set<String> = [
    "party", "movement", "group", "union", "militia", "organization", "organisation", "band", "club", "network",
    "newspaper", "magazine", "channel", "website", "agency", "league", "airline", "bank", "company", "corporation",
    "firm", "chain", "brand", "platform", "team", "court", "restaurant", "university", "institute", "coalition",
    "alliance", "faction", "camp", "foundation", "charity", "broadcaster", "ministry", "service", "department",
    "rebel", "terrorist",
  ]

  /// Of these, the ones that a place behind "in" has: "police in Iran".
  static let localBodies: Set<String> = ["police", "authority", "prosecutor", "court", "official", "investigator"]

  /// Verbs whose complement is what somebody says or thinks.
  static let speech: Set<String> = [
    "say", "tell", "state", "announce", "report", "claim", "add", "note", "explain", "insist", "believe", "think",
    "warn",
    "argue", "confirm", "deny", "write", "declare", "suggest", "stress", "emphasize", "emphasise", "mention", "reveal",
    "acknowledge", "admit", "predict", "reiterate", "conclude", "tweet", "post", "comment", "assert", "allege",
    "estimate",
    "convey", "highlight", "remark", "quote", "indicate", "affirm", "disclose", "know", "hope", "expect", "show",
    "find",
    "vow", "promise", "pledge", "fear", "propose", "recommend", "demand", "agree", "decide", "rule", "maintain",
    "inform",
  ]

  /// Verbs that only lend a subject to the noun they govern: "launch an attack", "hold talks".
  static let support: Set<String> = [
    "affirm", "reaffirm", "reiterate", "outline", "complete", "repeat", "grant", "celebrate", "hope",
    "launch", "hold", "conduct", "carry", "make", "sign", "issue", "impose", "have", "give", "take", "begin", "start",
    "open", "continue", "resume", "plan", "stage", "mount", "pay", "lead", "announce", "declare", "wage", "express",
    "offer", "order", "file", "lift", "reach", "enter", "seek", "propose", "reject", "cancel", "suspend", "end", "host",
    "attend", "voice", "provide", "send", "deliver", "level", "enact", "levy", "place", "implement", "raise",
    "threaten",
    "introduce", "restore", "establish", "strengthen", "agree", "maintain", "call", "do", "approve", "pursue", "want",
    "fire", "drop", "lob", "hurl", "put", "exert", "apply",
    "strike", "seal", "ink", "clinch", "secure", "negotiate", "ratify", "renew", "bring", "press", "unseal", "own",
    "buy",
    "acquire", "purchase",
    "demand", "postpone", "break", "sever", "cut", "form", "build", "conclude", "finalize", "finalise", "win", "join",
    "ease", "remove", "extend", "tighten", "unveil", "reimpose", "institute", "adopt", "enforce", "receive", "accept",
    "undertake", "commence",
    "perform",
  ]

  /// Prepositions before an occasion that the subject of the clause takes part in: "spoke after talks with".
  static let occasions: Set<String> = ["after", "during", "before", "following", "in", "at", "for", "ahead"]
  /// Prepositions before what surrounds a clause without being any part of it: "filed a suit over the tariffs".
  static let circumstances: Set<String> = [
    "over", "after", "amid", "despite", "following", "before", "during", "since", "against", "by", "from", "because",
    "about", "around", "like", "than",
  ]

  /// Words that make some members of a demonym: "some Democrats".
  static let quantifiers: Set<String> = [
    "a", "an", "another", "any", "each", "every", "few", "fellow", "half", "many", "more", "most", "no", "one", "other",
    "several", "some", "these", "those",
  ]

  /// What begins an indirect question: "asked her whether".
  static let questionWords: Set<String> = [
    "if", "whether", "about", "why", "how", "what", "when", "where", "who", "which",
  ]

  /// Where somebody came in a contest.
  static let ranks: Set<String> = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "2nd", "3rd",
    "4th", "5th",
  ]

  /// Nouns that "in ... of" or "in ... with" makes a preposition of: "in support of", "in talks with".
  static let aims: Set<String> = [
    "support", "response", "retaliation", "defence", "defense", "favor", "favour", "protest", "honor", "honour",
    "memory",
    "search", "spite", "light", "view", "case", "solidarity", "reaction", "reply", "revenge", "talk",
  ]

  static let planning: Set<String> = [
    "plan", "agree", "intend", "vow", "pledge", "promise", "expect", "schedule", "set", "due", "decide", "prepare",
    "aim",
    "slate", "commit", "order", "authorize", "authorise", "going", "poised", "choose", "undertake", "announce",
    "arrange",
    "resolve", "elect", "opt", "arrive", "travel", "approve", "instruct",
  ]
  static let wishing: Set<String> = [
    "want", "wish", "hope", "seek", "try", "attempt", "consider", "propose", "threaten", "offer", "like", "ready",
    "willing", "open", "able", "likely", "urge", "ask", "demand", "call", "invite", "encourage", "tell", "persuade",
    "press", "need", "wait", "recommend", "suggest", "request", "discuss", "advise", "push", "pressure", "prefer",
    "desire", "aspire", "bid", "ambition", "aspiration", "permit", "prepared", "eager", "keen", "unlikely", "supposed",
    "potential", "possible", "proposal", "fear", "unable", "unwilling", "support", "mull", "weigh", "explore", "study",
    "suppose", "talk", "negotiation", "implore", "appeal", "effort", "chance", "opportunity", "right", "apply",
    "possibility",
  ]
  /// Verbs whose object does what the infinitive says: "urged allies to send weapons".
  static let objectControl: Set<String> = [
    "urge", "ask", "order", "press", "persuade", "encourage", "tell", "invite", "allow", "force", "instruct", "warn",
    "require", "request", "convince", "compel", "authorize", "authorise", "enable", "permit", "cause", "lead", "advise",
    "direct", "beg", "pressure", "implore", "help",
  ]
  static let alleging: Set<String> = [
    "accuse", "allege", "suspect", "claim", "blame", "rumor", "rumour", "report", "believe", "say", "purport", "deem",
    "suspicion", "allegation", "accusation",
  ]
  static let negating: Set<String> = [
    "refuse", "decline", "deny", "fail", "reject", "stop", "cease", "halt", "cancel", "avoid", "forbid",
    "ban",
    "prevent", "block", "refusal", "failure", "postpone", "suspend", "break", "sever", "unwilling", "unable",
    "lift", "abort", "scrap", "revoke", "abandon", "shelve", "ditch",
  ]
  /// Verbs that bring what lasts to its end, or let it go on.
  static let ending: Set<String> = [
    "end", "stop", "halt", "cease", "finish", "terminate", "resolve", "settle", "prolong", "continue",
  ]
  /// Nouns for what lasts: "end the *war*"; a meeting that is stopped may never have begun.
  static let lasting: Set<String> = [
    "war", "conflict", "fighting", "hostility", "occupation", "siege", "blockade", "alliance", "partnership", "rivalry",
    "feud", "dispute", "standoff", "cooperation", "friendship",
  ]
  /// Verbs that their particle makes negating.
  static let negatingPhrasal: Set<String> = ["call off", "rule out", "put off", "break off", "turn down"]

  /// Verbs that ask for what follows as a clause with a bare verb: "insists that Kyiv abandon".
  static let mandating: Set<String> = [
    "insist", "demand", "require", "ask", "request", "propose", "recommend", "suggest", "urge", "order", "advise",
  ]

  /// Verbs that say of what follows as a clause that it is not so: "denied that", "disputes that".
  static let denyingClauses: Set<String> = ["deny", "refute", "disprove", "reject", "dispute", "dismiss"]
  /// Verbs that leave open whether what follows as a clause is so.
  static let allegingClauses: Set<String> = ["allege", "suspect", "claim", "believe", "purport", "rumor", "rumour"]
  /// Nouns that do so: "the allegation that", "unconfirmed reports that".
  static let allegingNouns: Set<String> = [
    "claim", "allegation", "accusation", "rumor", "rumour", "speculation", "suspicion",
  ]
  /// "it is *untrue* that"
  static let untrue: Set<String> = ["untrue", "false", "incorrect"]
  /// "it is *possible* that"
  static let uncertain: Set<String> = [
    "possible", "conceivable", "likely", "unlikely", "unclear", "doubtful", "uncertain",
  ]
  /// Nouns that "no" makes no denial of: "had no choice but to attack", "no doubt that".
  static let undenied: Set<String> = [
    "choice", "option", "alternative", "secret", "doubt", "question", "wonder", "hesitation", "time", "problem",
    "matter",
    "longer", "fewer", "less", "more",
  ]
  /// What nobody has to answer for: "according to *reports*".
  static let hearsay: Set<String> = ["report", "rumor", "rumour", "allegation", "claim", "speculation"]

  static let possibleModals: Set<String> = ["may", "might", "could", "would", "should", "can", "must", "'d", "ought"]
  static let futureModals: Set<String> = ["will", "shall", "'ll", "wo", "gonna"]
  static let allegingAdverbs: Set<String> = ["allegedly", "reportedly", "purportedly", "supposedly", "apparently"]
  static let possibleAdverbs: Set<String> = ["possibly", "perhaps", "maybe", "potentially", "probably"]
  static let conditionals: Set<String> = ["if", "unless", "whether", "should"]
  static let negations: Set<String> = ["not", "n't", "never", "n’t", "neither", "nor", "without", "hardly"]
  /// Subjects that nobody is: "*none* of them met Berg".
  static let nobodies: Set<String> = ["nobody", "none", "neither"]

  /// Adjectives that move a noun's modality: "planned talks", "alleged attack".
  static let plannedAdjectives: Set<String> = [
    "planned", "upcoming", "scheduled", "expected", "forthcoming", "future", "impending", "pending", "next",
  ]
  static let possibleAdjectives: Set<String> = [
    "possible", "potential", "proposed", "hypothetical", "likely", "desired",
  ]
  static let allegedAdjectives: Set<String> = ["alleged", "suspected", "reported", "purported", "supposed", "apparent"]

  /// Prepositions that may also open a clause.
  static let conjunctivePrepositions: Set<String> = [
    "after", "before", "since", "until", "as", "than", "while", "because",
  ]
  static let relativizers: Set<String> = ["who", "which", "that", "whom", "whose"]
  static let possessivePronouns: Set<String> = ["his", "her", "its", "their", "our", "my", "your", "whose"]
  static let copulas: Set<String> = ["be", "become", "remain"]
  static let timeNouns: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
    "week", "month", "year", "day", "night", "morning", "evening", "afternoon", "decade", "hour", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]
}
