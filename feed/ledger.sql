-- What the bridge remembers between runs. Times are microseconds since 1970, UTC.

CREATE TABLE contacts (          -- every contact that ever was
    id TEXT PRIMARY KEY,
    modified INTEGER NOT NULL,   -- unique among all
    json BLOB NOT NULL,          -- as Talkdesk gets it
    missing INTEGER,             -- since when no source says it, else null
    gone INTEGER NOT NULL        -- whether it is not served any more
) WITHOUT ROWID;
CREATE INDEX contacts_missing ON contacts (missing) WHERE missing IS NOT NULL;
CREATE TABLE rows (              -- what each source says, and last said, of whom
    source TEXT NOT NULL,
    place INTEGER NOT NULL,      -- the row's order in the source
    raw BLOB NOT NULL,
    given_id TEXT NOT NULL,
    name TEXT NOT NULL,          -- comparable
    contact BLOB NOT NULL,
    id TEXT NOT NULL,
    changed INTEGER NOT NULL,    -- the turn in which its text changed last
    present INTEGER NOT NULL
);
CREATE INDEX rows_by_source ON rows (source);
CREATE INDEX rows_by_raw ON rows (raw);
CREATE INDEX rows_by_name ON rows (name);
CREATE INDEX rows_by_id ON rows (id);
CREATE TABLE sources (           -- what is known of each file
    name TEXT PRIMARY KEY,
    mtime INTEGER NOT NULL,
    state BLOB NOT NULL
);
CREATE TABLE tags (turn INTEGER PRIMARY KEY, tag TEXT NOT NULL);
CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
