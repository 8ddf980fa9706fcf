-- The tables of a case file. The first part is for people and other programs and is written anew by every build;
-- ids are those of record.json. The second part is the machine's: what is read and parsed once and kept.

CREATE TABLE incidents (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, date TEXT, date_precision TEXT,
    place TEXT, latitude REAL, longitude REAL, country TEXT
);
CREATE TABLE documents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT, outlet TEXT, authors TEXT NOT NULL, url TEXT,
    language TEXT NOT NULL, published TEXT, captured TEXT, family INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE TABLE incident_documents (
    incident TEXT NOT NULL REFERENCES incidents, document TEXT NOT NULL REFERENCES documents,
    PRIMARY KEY (incident, document)
);
CREATE TABLE actors (id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, party TEXT NOT NULL);
CREATE TABLE actor_names (actor TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE statements (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    content TEXT NOT NULL, cue TEXT NOT NULL, speaker TEXT, actor TEXT, via TEXT NOT NULL,
    directness TEXT NOT NULL, modality TEXT NOT NULL, method TEXT NOT NULL
);
CREATE TABLE claims (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents, incident TEXT REFERENCES incidents,
    attribute TEXT NOT NULL, low INTEGER, high INTEGER, modifier TEXT NOT NULL, value TEXT NOT NULL,
    claimant TEXT, actor TEXT, via TEXT NOT NULL, modality TEXT NOT NULL, subject TEXT NOT NULL,
    scope TEXT NOT NULL, part_of TEXT, statement TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, method TEXT NOT NULL
);
CREATE TABLE findings (
    incident TEXT NOT NULL REFERENCES incidents, attribute TEXT NOT NULL, status TEXT NOT NULL,
    low INTEGER, best INTEGER, high INTEGER, documents INTEGER NOT NULL, families INTEGER NOT NULL,
    origins INTEGER NOT NULL, rule TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (incident, attribute)
);
CREATE TABLE positions (
    incident TEXT NOT NULL REFERENCES incidents, attribute TEXT NOT NULL, position INTEGER NOT NULL,
    low INTEGER, high INTEGER, origins TEXT NOT NULL, documents INTEGER NOT NULL, families INTEGER NOT NULL,
    superseded INTEGER NOT NULL, PRIMARY KEY (incident, attribute, position)
);
CREATE TABLE links (
    kind TEXT NOT NULL, first TEXT NOT NULL, second TEXT, source TEXT, directed INTEGER NOT NULL,
    shared REAL, reason TEXT NOT NULL, method TEXT NOT NULL
);
CREATE TABLE issues (
    stage TEXT NOT NULL, file TEXT NOT NULL, severity TEXT NOT NULL, reason TEXT NOT NULL, remedy TEXT NOT NULL,
    document TEXT, start INTEGER, "end" INTEGER
);

CREATE VIEW who_claims_what AS
SELECT i.kind AS incident_kind, i.place AS incident_place, c.attribute, c.low, c.high,
       coalesce(c.claimant, d.outlet, d.name) AS claimant, c.via, c.modality, c.text, d.name AS document, c.scope
FROM claims c JOIN documents d ON d.id = c.document LEFT JOIN incidents i ON i.id = c.incident
ORDER BY c.attribute, c.low, c.high, d.name, c.start;
CREATE VIEW who_said_what AS
SELECT coalesce(s.speaker, '') AS speaker, s.content, s.directness, s.modality, d.name AS document, d.published
FROM statements s JOIN documents d ON d.id = s.document
ORDER BY speaker, d.published, d.name, s.start;

CREATE TABLE pages (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, size INTEGER NOT NULL, state TEXT NOT NULL, data BLOB NOT NULL
);
CREATE TABLE page_locations (
    page TEXT NOT NULL REFERENCES pages, path TEXT NOT NULL, part TEXT NOT NULL, url TEXT, captured TEXT,
    PRIMARY KEY (page, path, part)
);
CREATE TABLE unread (file TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (file, data));
CREATE TABLE results (
    stage TEXT NOT NULL, method TEXT NOT NULL, key TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (stage, key)
);
CREATE TABLE record (id INTEGER PRIMARY KEY CHECK (id = 1), data BLOB NOT NULL);
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY, "when" TEXT NOT NULL, who TEXT NOT NULL, verdict TEXT NOT NULL, target TEXT NOT NULL,
    other TEXT NOT NULL, note TEXT NOT NULL
);
CREATE TRIGGER judgements_are_kept BEFORE UPDATE ON judgements
BEGIN SELECT raise(ABORT, 'judgements are appended, never changed'); END;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
BEGIN SELECT raise(ABORT, 'judgements are appended, never removed'); END;
