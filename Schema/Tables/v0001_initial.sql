-- The tables of a graph, version 1. Steps are append-only: a released file is never edited, the next one is added.
--
-- Three layers. What was read and claimed is kept as it came; what people judged is kept for ever; entities, relations
-- and evidence are derived from both and can be rebuilt at any time. What was imported, made elsewhere, has no claims
-- below it: it lies in the derived tables from the start, marked by "origin", and every rebuild leaves it as it is.
--
-- Ids are texts, keys between the derived tables are numbers: a million relations fit into a third of the room. The views
-- at the end show texts. Positions are Unicode code points from the start of
-- the article's text, half-open, the unit of SQLite's substr(): substr(text, start + 1, "end" - start) is the quote.
-- What follows from other columns is generated when it is read and takes no room.
--
-- Connections that write must run PRAGMA foreign_keys = ON, as Kith does; the checks and triggers hold without it.

-- Facts about the file: "catalogue" (hash of the catalogue written last), "graph" (current or stale), "revision".
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------------------------------
-- The catalogue: which relations there are, and which kinds they join. Filled from the catalogue at every opening.

CREATE TABLE predicates (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  position INTEGER NOT NULL,
  family TEXT NOT NULL,
  label TEXT NOT NULL,
  inverse TEXT NOT NULL,
  aspect TEXT NOT NULL CHECK (aspect IN ('state', 'event')),
  symmetric INTEGER NOT NULL CHECK (symmetric IN (0, 1)),
  functional TEXT CHECK (functional IN ('subject', 'object', 'both')),
  definition TEXT NOT NULL,
  wikidata TEXT,
  schema_org TEXT
) STRICT;

-- Every pair of kinds that a predicate admits; a symmetric one has each pair in both orders.
CREATE TABLE predicate_kinds (
  predicate TEXT NOT NULL REFERENCES predicates (id),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'place', 'organization')),
  object_kind TEXT NOT NULL CHECK (object_kind IN ('person', 'place', 'organization')),
  PRIMARY KEY (predicate, subject_kind, object_kind)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------------------------------
-- What was read.

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL CHECK (id <> ''),
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  title TEXT,
  url TEXT,
  publisher TEXT,
  published TEXT,
  -- Who wrote it, when it was changed last, and its language, where it says so.
  author TEXT,
  modified TEXT,
  language TEXT,
  -- Hash of the fields above: an article that has not changed is not read again.
  content_hash TEXT NOT NULL,
  -- Hash of what read it (packs, model, version): an article that would be read differently is read again.
  analysis_hash TEXT NOT NULL,
  -- A sample of the word shingles of the text, four bytes a number, big-endian: how many there are, then the smallest
  -- hashes. Reprints share most of them. Empty for an imported article.
  fingerprint BLOB NOT NULL
    CHECK (length(fingerprint) % 4 = 0 AND (length(fingerprint) >= 4 OR imported = 1)),
  -- Whether it was imported: its text is not here then, its facts lie in the derived tables.
  imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
  -- Of an imported article, as the import says; that of one read here follows from its text ("stories").
  story TEXT
) STRICT;
-- Indices of their own instead of UNIQUE in the columns: an import puts them back when all rows are there.
CREATE UNIQUE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_read_here ON articles (id) WHERE imported = 0;
CREATE UNIQUE INDEX articles_by_source ON articles (source) WHERE imported = 0;

CREATE TABLE sentences (
  number INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  UNIQUE (article, start, "end")
) STRICT;

-- What one article calls one thing.
CREATE TABLE chains (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organization')),
  name TEXT NOT NULL CHECK (name <> ''),
  entry TEXT,
  gender TEXT CHECK (gender IN ('f', 'm')),
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  article TEXT NOT NULL,
  chain INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 0),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  text TEXT NOT NULL CHECK (text <> ''),
  reading TEXT NOT NULL CHECK (reading IN ('name', 'demonym', 'metonym', 'pronoun', 'description')),
  PRIMARY KEY (article, chain, number),
  FOREIGN KEY (article, chain) REFERENCES chains (article, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A relation between two chains of one article, as it was claimed: the input of everything derived.
CREATE TABLE claims (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 0),
  subject INTEGER NOT NULL,
  predicate TEXT NOT NULL REFERENCES predicates (id),
  object INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  quote TEXT NOT NULL CHECK (trim(quote) <> ''),
  polarity TEXT NOT NULL CHECK (polarity IN ('asserted', 'denied')),
  modality TEXT NOT NULL CHECK (modality IN ('actual', 'planned', 'possible', 'alleged')),
  tense TEXT CHECK (tense IN ('past', 'present', 'future')),
  attributed_to INTEGER,
  role TEXT,
  date TEXT,
  finder TEXT NOT NULL CHECK (finder <> ''),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (article, number),
  FOREIGN KEY (article, subject) REFERENCES chains (article, number) ON DELETE CASCADE,
  FOREIGN KEY (article, object) REFERENCES chains (article, number) ON DELETE CASCADE,
  FOREIGN KEY (article, attributed_to) REFERENCES chains (article, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_predicate ON claims (predicate);

-- ---------------------------------------------------------------------------------------------------------------------
-- What people decided, and what was done. Neither is ever derived; both get their dates from outside.

-- A person's word. It speaks of mentions, not of chains or entities, so that it outlives every derivation, re-reading and
-- removal: nothing here refers to what was read. Rows are never changed; what is taken back is followed by an "undo".
CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL
    CHECK (verdict IN ('same', 'different', 'unsure', 'rename', 'retype', 'accept', 'reject', 'undo')),
  -- What the two, or the one, were called then; for people to read.
  first TEXT CHECK (first <> ''),
  first_kind TEXT CHECK (first_kind IN ('person', 'place', 'organization')),
  second TEXT CHECK (second <> ''),
  second_kind TEXT CHECK (second_kind IN ('person', 'place', 'organization')),
  -- Of the relation that was accepted or rejected.
  predicate TEXT,
  -- The new name, or the new kind.
  name TEXT CHECK (name <> ''),
  kind TEXT CHECK (kind IN ('person', 'place', 'organization')),
  subkind TEXT,
  undoes INTEGER REFERENCES judgements (number),
  author TEXT NOT NULL CHECK (author <> ''),
  date TEXT NOT NULL,
  because TEXT,
  CHECK ((first IS NULL) = (verdict = 'undo') AND (first IS NULL) = (first_kind IS NULL)),
  CHECK ((second IS NULL) = (verdict IN ('rename', 'retype', 'undo')) AND (second IS NULL) = (second_kind IS NULL)),
  CHECK ((predicate IS NULL) = (verdict NOT IN ('accept', 'reject'))),
  CHECK ((name IS NULL) = (verdict <> 'rename')),
  CHECK ((kind IS NULL) = (verdict <> 'retype') AND (subkind IS NULL OR kind IS NOT NULL)),
  CHECK ((undoes IS NULL) = (verdict <> 'undo') AND undoes < number)
) STRICT;

-- Where articles mention what was judged: side 1 and 2 of the judgement, or 3, who says the sentence.
CREATE TABLE judged_mentions (
  judgement INTEGER NOT NULL REFERENCES judgements (number),
  side INTEGER NOT NULL CHECK (side IN (1, 2, 3)),
  number INTEGER NOT NULL CHECK (number >= 0),
  article TEXT NOT NULL CHECK (article <> ''),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  text TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (judgement, side, number)
) STRICT, WITHOUT ROWID;

-- The sentence that was accepted or rejected.
CREATE TABLE judged_evidence (
  judgement INTEGER NOT NULL PRIMARY KEY REFERENCES judgements (number),
  article TEXT NOT NULL CHECK (article <> ''),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  quote TEXT NOT NULL CHECK (trim(quote) <> ''),
  polarity TEXT NOT NULL CHECK (polarity IN ('asserted', 'denied')),
  modality TEXT NOT NULL CHECK (modality IN ('actual', 'planned', 'possible', 'alleged')),
  tense TEXT CHECK (tense IN ('past', 'present', 'future')),
  role TEXT,
  date TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  number INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  version TEXT NOT NULL,
  analysis_hash TEXT NOT NULL,
  started TEXT NOT NULL,
  finished TEXT NOT NULL,
  articles_read INTEGER NOT NULL CHECK (articles_read >= 0),
  articles_kept INTEGER NOT NULL CHECK (articles_kept >= 0),
  articles_failed INTEGER NOT NULL CHECK (articles_failed >= 0)
) STRICT;

-- ---------------------------------------------------------------------------------------------------------------------
-- What is derived from the claims and the judgements. Always replaced as a whole, in one transaction.

-- Articles that share most of their text are one story: its id is the smallest of theirs.
CREATE TABLE stories (
  article TEXT NOT NULL PRIMARY KEY REFERENCES articles (id),
  story TEXT NOT NULL REFERENCES articles (id),
  CHECK (story <= article)
) STRICT, WITHOUT ROWID;
CREATE INDEX stories_by_story ON stories (story);

-- "origin" says who speaks of it: 0 imports only, 1 articles read here only, 2 both.
CREATE TABLE entities (
  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 1073741824),
  id TEXT NOT NULL CHECK (id <> ''),
  -- 0 person, 1 place, 2 organization.
  kind_number INTEGER NOT NULL CHECK (kind_number IN (0, 1, 2)),
  kind TEXT NOT NULL GENERATED ALWAYS AS (
    CASE kind_number WHEN 0 THEN 'person' WHEN 1 THEN 'place' ELSE 'organization' END) VIRTUAL,
  subkind TEXT,
  -- The name that is shown; all others are in entity_names.
  name TEXT NOT NULL CHECK (name <> ''),
  -- Under which the name is looked up: a hash of its plain form, the same for all that differ only by case, accents and
  -- marks, and eight bits of its exact form, by which 'kith check' sees that it was changed. Made by Kith; a name that is
  -- written without is still found, but more slowly.
  key INTEGER NOT NULL DEFAULT 0,
  entry TEXT,
  wikidata TEXT,
  gender TEXT CHECK (gender IN ('f', 'm')),
  articles INTEGER NOT NULL CHECK (articles >= 0),
  -- How many of them were imported.
  imported INTEGER NOT NULL DEFAULT 0 CHECK (imported BETWEEN 0 AND articles),
  origin INTEGER NOT NULL DEFAULT 1 CHECK (origin IN (0, 1, 2))
) STRICT;
CREATE UNIQUE INDEX entities_by_id ON entities (id);
CREATE INDEX entities_by_key ON entities (key);
CREATE INDEX entities_read_here ON entities (origin) WHERE origin > 0;
CREATE INDEX entities_by_wikidata ON entities (wikidata) WHERE wikidata IS NOT NULL;
CREATE INDEX entities_by_subkind ON entities (subkind, kind) WHERE subkind IS NOT NULL;

-- What an entity is called besides.
CREATE TABLE entity_names (
  -- Above those of the entities: the full-text index has one numbering for both.
  number INTEGER PRIMARY KEY CHECK (number > 1073741824),
  entity INTEGER NOT NULL REFERENCES entities (number) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  -- Whether only articles read here call it so.
  read INTEGER NOT NULL DEFAULT 1 CHECK (read IN (0, 1)),
  key INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entity_names_by_entity ON entity_names (entity);
CREATE INDEX entity_names_by_key ON entity_names (key);

-- Every name of every entity.
CREATE VIEW names AS
SELECT number, number AS entity, name, key FROM entities
UNION ALL SELECT number, entity, name, key FROM entity_names;

-- Which entity a chain is; every chain is at most one.
CREATE TABLE members (
  article TEXT NOT NULL,
  chain INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities (number) ON DELETE CASCADE,
  PRIMARY KEY (article, chain),
  FOREIGN KEY (article, chain) REFERENCES chains (article, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_entity ON members (entity, article, chain);

-- Why the chains of an entity are one.
CREATE TABLE merges (
  entity INTEGER NOT NULL REFERENCES entities (number) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 0),
  first_article TEXT NOT NULL,
  first_chain INTEGER NOT NULL,
  second_article TEXT NOT NULL,
  second_chain INTEGER NOT NULL,
  score REAL NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (entity, number),
  FOREIGN KEY (first_article, first_chain) REFERENCES members (article, chain) ON DELETE CASCADE,
  FOREIGN KEY (second_article, second_chain) REFERENCES members (article, chain) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX merges_by_first ON merges (first_article, first_chain);
CREATE INDEX merges_by_second ON merges (second_article, second_chain);

-- No relation without a sentence: evidence 0 of this very relation must be there when the transaction ends.
CREATE TABLE relations (
  number INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL REFERENCES entities (number),
  predicate INTEGER NOT NULL REFERENCES predicates (number),
  object INTEGER NOT NULL REFERENCES entities (number),
  articles INTEGER NOT NULL CHECK (articles > 0),
  -- How many of them only tell again what another one tells: as many as there are, less the independent stories.
  reprints INTEGER NOT NULL DEFAULT 0 CHECK (reprints BETWEEN 0 AND articles - 1),
  stories INTEGER NOT NULL GENERATED ALWAYS AS (articles - reprints) VIRTUAL,
  -- In millionths.
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 1000000),
  -- 0 actual, 1 planned, 2 alleged, 3 possible, 4 denied.
  standing INTEGER NOT NULL CHECK (standing BETWEEN 0 AND 4),
  origin INTEGER NOT NULL DEFAULT 1 CHECK (origin IN (0, 1, 2)),
  first_evidence INTEGER NOT NULL GENERATED ALWAYS AS (0) VIRTUAL,
  CHECK (subject <> object),
  FOREIGN KEY (number, first_evidence) REFERENCES evidence (relation, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX relations_by_subject ON relations (subject, predicate, object);
CREATE INDEX relations_by_object ON relations (object);
CREATE INDEX relations_read_here ON relations (origin) WHERE origin > 0;

-- A stretch of an article that supports relations: most support more than one, so their words are kept once.
CREATE TABLE passages (
  -- Those that were imported up to 1073741824, those of articles read here above.
  number INTEGER PRIMARY KEY,
  article INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  -- How many code points the place is longer than the quote: 0 but where an import says otherwise.
  longer INTEGER NOT NULL DEFAULT 0,
  quote TEXT NOT NULL CHECK (trim(quote) <> ''),
  "end" INTEGER NOT NULL GENERATED ALWAYS AS (start + length(quote) + longer) VIRTUAL CHECK ("end" > start),
  read INTEGER NOT NULL GENERATED ALWAYS AS (number > 1073741824) VIRTUAL
) STRICT;
CREATE INDEX passages_read_here ON passages (article) WHERE number > 1073741824;

-- How a passage was understood. Many pieces of evidence share one.
CREATE TABLE readings (
  number INTEGER PRIMARY KEY,
  finder TEXT NOT NULL CHECK (finder <> ''),
  polarity TEXT NOT NULL CHECK (polarity IN ('asserted', 'denied')),
  modality TEXT NOT NULL CHECK (modality IN ('actual', 'planned', 'possible', 'alleged')),
  tense TEXT CHECK (tense IN ('past', 'present', 'future')),
  attributed_to INTEGER REFERENCES entities (number),
  role TEXT,
  date TEXT,
  -- In millionths.
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 1000000),
  -- Whether a person has said that the sentence says so.
  accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)),
  read INTEGER NOT NULL DEFAULT 1 CHECK (read IN (0, 1))
) STRICT;
CREATE INDEX readings_by_attribution ON readings (attributed_to) WHERE attributed_to IS NOT NULL;
CREATE INDEX readings_read_here ON readings (read) WHERE read = 1;

-- Passages and readings are no foreign keys: that would need an index of two million rows for nothing but removals.
-- The triggers see to it that they are there, 'kith check' that they stay.
CREATE TABLE evidence (
  relation INTEGER NOT NULL REFERENCES relations (number) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 0),
  passage INTEGER NOT NULL,
  reading INTEGER NOT NULL,
  PRIMARY KEY (relation, number)
) STRICT, WITHOUT ROWID;

-- Who is linked to whom, packed for search in memory: see Sources/GraphStore/PackedLinks.swift. Where the revision is not
-- that of the file, it is made again.
CREATE TABLE adjacency (
  part INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- What 'kith rank --store' and 'kith communities --store' found, and in which revision of the graph: where that is another
-- one than the file's, it counts for nothing, and the numbers of entities may be those of others.
CREATE TABLE measures (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name IN ('degree', 'pagerank', 'betweenness', 'core', 'community')),
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE measured (
  measure INTEGER NOT NULL REFERENCES measures (number) ON DELETE CASCADE,
  entity INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (measure, entity)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER passages_are_of_an_article BEFORE INSERT ON passages
WHEN NOT EXISTS (SELECT 1 FROM articles WHERE number = NEW.article)
BEGIN
  SELECT RAISE(ABORT, 'a passage is of an article');
END;

CREATE TRIGGER evidence_has_passage_and_reading BEFORE INSERT ON evidence
WHEN NOT EXISTS (SELECT 1 FROM passages WHERE number = NEW.passage)
  OR NOT EXISTS (SELECT 1 FROM readings WHERE number = NEW.reading)
BEGIN
  SELECT RAISE(ABORT, 'evidence is a passage and how it was read');
END;

CREATE TRIGGER articles_keep_their_passages BEFORE DELETE ON articles
WHEN EXISTS (SELECT 1 FROM passages WHERE article = OLD.number AND number > 1073741824)
BEGIN
  SELECT RAISE(ABORT, 'an article that supports a relation stays');
END;

CREATE TRIGGER relations_fit_the_catalogue_when_added BEFORE INSERT ON relations
WHEN NOT EXISTS (
  SELECT 1 FROM predicates AS p
  JOIN entities AS s ON s.number = NEW.subject
  JOIN entities AS o ON o.number = NEW.object
  JOIN predicate_kinds AS k ON k.predicate = p.id AND k.subject_kind = s.kind AND k.object_kind = o.kind
  WHERE p.number = NEW.predicate)
BEGIN
  SELECT RAISE(ABORT, 'the catalogue does not let this predicate join these kinds');
END;

CREATE TRIGGER relations_fit_the_catalogue_when_changed BEFORE UPDATE OF subject, predicate, object ON relations
WHEN NOT EXISTS (
  SELECT 1 FROM predicates AS p
  JOIN entities AS s ON s.number = NEW.subject
  JOIN entities AS o ON o.number = NEW.object
  JOIN predicate_kinds AS k ON k.predicate = p.id AND k.subject_kind = s.kind AND k.object_kind = o.kind
  WHERE p.number = NEW.predicate)
BEGIN
  SELECT RAISE(ABORT, 'the catalogue does not let this predicate join these kinds');
END;

CREATE TRIGGER symmetric_relations_are_ordered_when_added BEFORE INSERT ON relations
WHEN (SELECT symmetric FROM predicates WHERE number = NEW.predicate)
  AND (SELECT id FROM entities WHERE number = NEW.subject) > (SELECT id FROM entities WHERE number = NEW.object)
BEGIN
  SELECT RAISE(ABORT, 'a symmetric relation has the smaller id first');
END;

CREATE TRIGGER symmetric_relations_are_ordered_when_changed BEFORE UPDATE OF subject, predicate, object ON relations
WHEN (SELECT symmetric FROM predicates WHERE number = NEW.predicate)
  AND (SELECT id FROM entities WHERE number = NEW.subject) > (SELECT id FROM entities WHERE number = NEW.object)
BEGIN
  SELECT RAISE(ABORT, 'a symmetric relation has the smaller id first');
END;

-- The other ends of the two rules above: kinds and catalogue cannot change under a relation.
CREATE TRIGGER entities_keep_their_kind BEFORE UPDATE OF kind_number ON entities
WHEN NEW.kind_number <> OLD.kind_number
BEGIN
  SELECT RAISE(ABORT, 'an entity keeps its kind');
END;

CREATE TRIGGER predicates_in_use_keep_their_kinds BEFORE DELETE ON predicate_kinds
WHEN EXISTS (
  SELECT 1 FROM predicates AS p
  JOIN relations AS r ON r.predicate = p.number
  JOIN entities AS s ON s.number = r.subject AND s.kind = OLD.subject_kind
  JOIN entities AS o ON o.number = r.object AND o.kind = OLD.object_kind
  WHERE p.id = OLD.predicate)
BEGIN
  SELECT RAISE(ABORT, 'a relation of these kinds exists');
END;

CREATE TRIGGER predicates_in_use_keep_their_symmetry BEFORE UPDATE OF symmetric ON predicates
WHEN NEW.symmetric <> OLD.symmetric AND EXISTS (SELECT 1 FROM relations WHERE predicate = OLD.number)
BEGIN
  SELECT RAISE(ABORT, 'a relation of this predicate exists');
END;

-- ---------------------------------------------------------------------------------------------------------------------
-- Full-text search. The texts stay where they are; these are only indexes.

-- The sentences' index is fed by Kith, not by triggers: substr() counts from the start of the article each time, which for
-- a 4 MB article of 30 000 sentences is 120 GB of counting.
CREATE VIEW sentence_texts AS
SELECT s.number, s.article, s.start, s."end", substr(a.text, s.start + 1, s."end" - s.start) AS text
FROM sentences AS s JOIN articles AS a ON a.id = s.article;

CREATE VIRTUAL TABLE sentence_search USING fts5 (
  text, content = 'sentence_texts', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');

-- The words of imported articles are their passages; those of articles read here are their sentences. Kith feeds it, too.
CREATE VIEW passage_texts AS SELECT number, quote FROM passages WHERE number <= 1073741824;

CREATE VIRTUAL TABLE passage_search USING fts5 (
  quote, content = 'passage_texts', content_rowid = 'number', columnsize = 0,
  tokenize = 'porter unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE title_search USING fts5 (
  title, content = 'articles', content_rowid = 'number', columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2');

CREATE TRIGGER titles_are_searched_when_added AFTER INSERT ON articles
BEGIN
  INSERT INTO title_search (rowid, title) VALUES (NEW.number, NEW.title);
END;

CREATE TRIGGER titles_are_searched_when_removed AFTER DELETE ON articles
BEGIN
  INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', OLD.number, OLD.title);
END;

CREATE TRIGGER titles_are_searched_when_changed AFTER UPDATE ON articles
BEGIN
  INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', OLD.number, OLD.title);
  INSERT INTO title_search (rowid, title) VALUES (NEW.number, NEW.title);
END;

CREATE VIRTUAL TABLE name_search USING fts5 (
  name, content = 'names', content_rowid = 'number', columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER names_are_searched_when_added AFTER INSERT ON entities
BEGIN
  INSERT INTO name_search (rowid, name) VALUES (NEW.number, NEW.name);
END;

CREATE TRIGGER names_are_searched_when_removed AFTER DELETE ON entities
BEGIN
  INSERT INTO name_search (name_search, rowid, name) VALUES ('delete', OLD.number, OLD.name);
END;

CREATE TRIGGER names_are_searched_when_changed AFTER UPDATE OF name ON entities
BEGIN
  INSERT INTO name_search (name_search, rowid, name) VALUES ('delete', OLD.number, OLD.name);
  INSERT INTO name_search (rowid, name) VALUES (NEW.number, NEW.name);
END;

CREATE TRIGGER other_names_are_searched_when_added AFTER INSERT ON entity_names
BEGIN
  INSERT INTO name_search (rowid, name) VALUES (NEW.number, NEW.name);
END;

CREATE TRIGGER other_names_are_searched_when_removed AFTER DELETE ON entity_names
BEGIN
  INSERT INTO name_search (name_search, rowid, name) VALUES ('delete', OLD.number, OLD.name);
END;

CREATE TRIGGER other_names_are_searched_when_changed AFTER UPDATE OF name ON entity_names
BEGIN
  INSERT INTO name_search (name_search, rowid, name) VALUES ('delete', OLD.number, OLD.name);
  INSERT INTO name_search (rowid, name) VALUES (NEW.number, NEW.name);
END;

-- ---------------------------------------------------------------------------------------------------------------------
-- For people who write SQL.

CREATE VIEW people AS
SELECT id, name, wikidata, gender, articles FROM entities WHERE kind = 'person';

CREATE VIEW places AS
SELECT id, name, subkind, wikidata, articles FROM entities WHERE kind = 'place';

CREATE VIEW organizations AS
SELECT id, name, subkind, wikidata, articles FROM entities WHERE kind = 'organization';

-- One row an entity and stored measure, as long as it is of the graph as it is now.
CREATE VIEW rankings AS
SELECT m.name AS measure, e.id, e.name, e.kind, v.value
FROM measures AS m CROSS JOIN measured AS v ON v.measure = m.number CROSS JOIN entities AS e ON e.number = v.entity
WHERE m.revision = (SELECT CAST(f.value AS INTEGER) FROM meta AS f WHERE f.key = 'revision');

-- One row a relation: "Sergey Lavrov", "minister of", "Russia".
CREATE VIEW connections AS
SELECT
  s.name AS subject, p.label AS relation, o.name AS object,
  CASE r.standing WHEN 0 THEN 'actual' WHEN 1 THEN 'planned' WHEN 2 THEN 'alleged' WHEN 3 THEN 'possible'
    ELSE 'denied' END AS standing,
  r.articles, r.stories, r.confidence / 1e6 AS confidence,
  s.id AS subject_id, p.id AS predicate, o.id AS object_id, p.family
FROM relations AS r
JOIN entities AS s ON s.number = r.subject
JOIN predicates AS p ON p.number = r.predicate
JOIN entities AS o ON o.number = r.object;

-- One row a sentence that supports a relation.
CREATE VIEW quotes AS
SELECT
  s.name AS subject, p.label AS relation, o.name AS object, t.quote, h.polarity, h.modality, h.tense,
  b.name AS attributed_to, h.role, h.date, a.publisher, a.published, a.title, a.source, a.id AS article, t.start,
  t."end", h.finder, h.confidence / 1e6 AS confidence, h.accepted, s.id AS subject_id, p.id AS predicate,
  o.id AS object_id
FROM evidence AS e
JOIN relations AS r ON r.number = e.relation
JOIN passages AS t ON t.number = e.passage
JOIN readings AS h ON h.number = e.reading
JOIN entities AS s ON s.number = r.subject
JOIN predicates AS p ON p.number = r.predicate
JOIN entities AS o ON o.number = r.object
JOIN articles AS a ON a.number = t.article
LEFT JOIN entities AS b ON b.number = h.attributed_to;
