/// Every limit in one place, with its reason. A test crosses each one on purpose.
public enum Limits {
  /// The largest article read, in bytes. The longest newspaper features run to 200 kB; a text of 4 MB is a book or a
  /// dump, and would spend minutes to make one useless source.
  public static let articleBytes = 4_000_000

  /// The largest file opened for reading one article, in bytes. Files that hold many are read as a stream and may be
  /// larger: `recordFileBytes`.
  public static let fileBytes = 16_000_000

  /// The largest file that is read record by record (JSON Lines, CSV, WARC, mailboxes, archives), in bytes.
  public static let recordFileBytes = 40_000_000_000

  /// The most that one compressed file, or all of one archive, may hold, in bytes: what unpacks to more was made to fill
  /// disks. A file of Common Crawl news holds 5 GB.
  public static let unpackedBytes = 40_000_000_000

  /// How often files are compressed over again, or archives lie in archives: `saved.zip` in `backup.zip.gz` is three.
  public static let wrappings = 4

  /// The most files in one archive.
  public static let archiveEntries = 1_000_000

  /// The largest saved web page, in bytes. Pages of publishers have up to 3 MB; a parsed page takes 40 times its size.
  public static let pageBytes = 8_000_000

  /// The most elements and stretches of text of one page, feed or document: those of publishers have up to 20,000.
  public static let markupNodes = 400_000

  /// The longest sentence read for relations, in tokens. Longer ones are tables, lists or lost full stops.
  public static let sentenceTokens = 400

  /// The most words of one passage, in which relations across sentences are looked for: the reader has learned from such.
  public static let passageWords = 400

  /// The most entities of one passage: with more it is a list, and its pairs grow with the square of them.
  public static let passageEntities = 64

  /// The longest line of a source of names, in bytes: the largest items of Wikidata take 5 MB. The rest of a longer line is
  /// thrown away, so that it is left out as broken.
  public static let nameLineBytes = 64_000_000

  /// How deep the elements of a page or feed may be nested. Pages of publishers stay below 60; libxml2 stops at this depth.
  public static let markupDepth = 256

  /// How deep folders are followed. Deeper trees are loops made by links.
  public static let folderDepth = 64

  /// The longest path between two entities, in relations: beyond six everybody knows everybody.
  public static let pathLength = 8

  /// The most paths one question returns.
  public static let paths = 100

  /// The most entities that a neighbourhood returns before it says what it left out.
  public static let neighbours = 500

  /// The farthest neighbourhood, in relations: in news three steps reach most of a graph.
  public static let hops = 3

  /// The longest name compared with others letter by letter, in bytes, which takes its square in time. Names of bodies in
  /// news have up to 200; a longer one is found as it is written.
  public static let comparedName = 500

  /// The most words of one full-text search: SQLite takes the square of them in time, and a sentence has 40.
  public static let searchWords = 100

  /// The most hits of each sort that one full-text search returns.
  public static let searchHits = 200

  /// The most partial paths noted for one length before a search for paths gives up and says so. The shortest paths need
  /// few; longer ones than the shortest have no end where most detours lead back to where they came from. Half a million
  /// take some 100 MB.
  public static let partialPaths = 500_000

  /// Seconds that Graphviz may take for one picture.
  public static let drawingSeconds = 60

  /// The most address space that Graphviz may take, in bytes: the largest picture, 60 inches square, has 0.3 GB of pixels.
  public static let drawingMemory = 4_000_000_000

  /// The largest picture, in bytes: a network of 200,000 relations in SVG, each with its sentence, has 0.2 GB.
  public static let pictureBytes = 1_000_000_000

  /// Seconds that `pdftotext` may take for one document: books of 1,000 pages take 5.
  public static let documentSeconds = 60

  /// The most address space that `pdftotext` may take, in bytes; its own libraries take 0.1 GB of it.
  public static let documentMemory = 1_000_000_000

  /// The most relations drawn without being asked for more: 60 on an A4 sheet have words that can be read.
  public static let drawnRelations = 60

  /// The same where names stand in frames, which take more room.
  public static let framedRelations = 30

  /// The longest record of an import, in bytes: an entity with a million mentions has 100 MB of them.
  public static let importRecordBytes = 256_000_000
}
