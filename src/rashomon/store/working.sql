-- What the join steps know of the collection between two builds; made where it is missing, and made anew from the rest.

CREATE TABLE IF NOT EXISTS working_method (method TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS working_rows (
    name TEXT NOT NULL, key TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (name, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS working_columns (
    name TEXT NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (name, part)
);
