-- What the bridge remembers between runs. Times are microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS contacts (          -- every contact that ever was
    modified INTEGER PRIMARY KEY,              -- so that they lie in the order in which they are served
    id TEXT NOT NULL,
    json BLOB NOT NULL,                        -- as Talkdesk gets it
    missing INTEGER,                           -- since when no source says it, else null
    gone INTEGER NOT NULL                      -- not 0 if it is not served any more; 2 if it never was sent
);
CREATE UNIQUE INDEX IF NOT EXISTS contacts_by_id ON contacts (id);
CREATE INDEX IF NOT EXISTS contacts_missing ON contacts (missing) WHERE missing IS NOT NULL;
CREATE INDEX IF NOT EXISTS contacts_gone ON contacts (id) WHERE gone;
CREATE TABLE IF NOT EXISTS rows (              -- what each source says, and last said, of whom
    source TEXT NOT NULL,
    place INTEGER NOT NULL,      -- its table and its line
    raw BLOB NOT NULL,
    given_id TEXT NOT NULL,
    name TEXT NOT NULL,          -- comparable
    contact BLOB NOT NULL,
    id TEXT NOT NULL,
    changed INTEGER NOT NULL,    -- the turn since which it says that
    present INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS rows_by_source ON rows (source);
CREATE INDEX IF NOT EXISTS rows_by_raw ON rows (raw);
CREATE INDEX IF NOT EXISTS rows_by_name ON rows (name);
CREATE INDEX IF NOT EXISTS rows_by_id ON rows (id);
CREATE TABLE IF NOT EXISTS sources (           -- what is known of each file
    name TEXT PRIMARY KEY,
    mtime INTEGER NOT NULL,
    state BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS tags (turn INTEGER PRIMARY KEY, tag TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS reports (     -- what people are told of each file that was read
    source TEXT PRIMARY KEY,
    report BLOB NOT NULL,        -- headings and numbers
    problems BLOB NOT NULL,      -- the first of them
    odd BLOB NOT NULL            -- hashes of the rows that have one, 16 bytes each
);
CREATE TABLE IF NOT EXISTS history (     -- a point for each refresh that changed something
    at INTEGER NOT NULL,
    contacts INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    gone INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS syncs (       -- Talkdesk's last
    began INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    is_full INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    contacts INTEGER NOT NULL,
    took INTEGER NOT NULL,
    next_offset INTEGER
);
