-- Readable tables that came after the first case files; made wherever they are not there yet. See schema.sql.

CREATE TABLE IF NOT EXISTS areas (
    incident TEXT PRIMARY KEY REFERENCES incidents, latitude REAL NOT NULL, longitude REAL NOT NULL, radius_km REAL,
    "precision" TEXT NOT NULL, gazetteer TEXT NOT NULL, relation TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS codings (
    incident TEXT NOT NULL REFERENCES incidents, field TEXT NOT NULL, value, rule TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (incident, field)
);
CREATE TABLE IF NOT EXISTS victims (
    incident TEXT NOT NULL REFERENCES incidents, attribute TEXT NOT NULL, kinds TEXT NOT NULL, mixed INTEGER NOT NULL,
    side TEXT NOT NULL, low INTEGER, best INTEGER, high INTEGER, documents INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS victim_names (
    incident TEXT NOT NULL REFERENCES incidents, attribute TEXT NOT NULL, name TEXT NOT NULL, spellings TEXT NOT NULL,
    ages TEXT NOT NULL, sex TEXT, documents INTEGER NOT NULL
);

-- One row an incident. A status of not-reported with empty figures is "nobody tells of it"; another status with empty
-- figures is "told of, number unknown"; 0 is none.
CREATE VIEW IF NOT EXISTS what_it_came_to AS
SELECT i.id AS incident, i.kind, i.date, i.place, i.country,
       coalesce(d.status, 'not-reported') AS deaths_status, d.low AS deaths_low, d.best AS deaths_best, d.high AS deaths_high,
       coalesce(h.status, 'not-reported') AS injuries_status, h.low AS injuries_low, h.best AS injuries_best,
       h.high AS injuries_high,
       (SELECT count(*) FROM incident_documents n WHERE n.incident = i.id) AS documents
FROM incidents i
LEFT JOIN findings d ON d.incident = i.id AND d.attribute = 'deaths'
LEFT JOIN findings h ON h.incident = i.id AND h.attribute = 'injuries'
ORDER BY i.date, i.id;
