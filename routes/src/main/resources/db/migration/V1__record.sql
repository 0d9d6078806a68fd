-- The record: what came in, what it did, what must go out, and the proof of each step.

create table hub_case (
    id            uuid primary key,
    owner         text not null,
    state         text not null,
    direction     text not null,
    declarant     text not null,
    lrn           text not null,
    mrn           text,
    version       integer not null,
    declaration   uuid not null,
    lines         integer[] not null,
    advice_number integer not null default 0,
    advice_hash   bytea,
    advice        uuid,
    opened_at     timestamptz not null
);
create index hub_case_newest on hub_case (opened_at);
create index hub_case_lrn on hub_case (lrn);
create index hub_case_mrn on hub_case (mrn);
comment on table hub_case is 'Everything about one declaration; its row is locked by whatever changes the case.';
comment on column hub_case.declaration is 'The message that holds the newest version of the declaration.';

create table case_identifier (
    identifier text primary key,
    case_id    uuid not null references hub_case
);
create index case_identifier_of_case on case_identifier (case_id);
comment on column case_identifier.identifier is 'LRN:<type>:<declarant>:<lrn> or MRN:<mrn>.';

create table message (
    id                uuid primary key,
    sender            text not null,
    sender_message_id text,
    kind              text not null,
    status            text not null check (status in ('PROCESSED', 'WAITING', 'REFUSED', 'PARKED')),
    case_id           uuid,
    referral_id       uuid,
    mrn               text,
    lrn               text,
    correlation_id    text,
    received_at       timestamptz not null,
    content_hash      bytea not null,
    connector_hash    text not null,
    map_hash          text,
    reason            text,
    faults            text,
    waits_for         text,
    waits_until       timestamptz
);
create unique index message_once on message (sender, sender_message_id)
    where sender_message_id is not null and status <> 'REFUSED';
create index message_of_case on message (case_id) where case_id is not null;
create index message_waiting on message (waits_for) where status = 'WAITING';
create index message_balance on message (sender, kind, status);

create table body (
    owner      uuid not null,
    form       text not null check (form in ('CANONICAL', 'WIRE')),
    media_type text not null,
    content    bytea not null,
    primary key (owner, form)
);
alter table body alter column content set storage external;
comment on table body is 'What a message or a delivery said; WIRE is absent where the canonical form went over the wire as it is.';

create table referral (
    id              uuid primary key,
    case_id         uuid not null references hub_case,
    partner         text not null,
    role            text not null check (role in ('DECIDE', 'INFORM')),
    version         integer not null,
    state           text not null check (state in ('OPEN', 'WITHDRAWN')),
    competence      text not null,
    connector_hash  text not null,
    opened_at       timestamptz not null,
    unique (case_id, partner)
);

create table referral_line (
    referral_id   uuid not null references referral,
    line          integer not null,
    asked_version integer not null,
    asked_at      timestamptz not null,
    line_hash     bytea not null,
    active        boolean not null,
    primary key (referral_id, line)
);
comment on column referral_line.asked_version is 'The version of the referral that last asked about this line; older answers do not count for it.';

create table disposition (
    referral_id uuid not null references referral,
    line        integer not null,
    message_id  uuid not null,
    version     integer not null,
    code        text not null,
    event_time  timestamptz not null,
    valid_until timestamptz,
    reason_code text,
    reason_text text,
    obligation  text,
    documents   text,
    primary key (referral_id, line, message_id)
);

create table delivery (
    seq            bigint generated always as identity primary key,
    id             uuid not null unique,
    partner        text not null,
    kind           text not null,
    case_id        uuid not null,
    referral_id    uuid,
    correlation_id text,
    state          text not null check (state in
        ('READY', 'RELAYED', 'SENDING', 'OFFERED', 'UNKNOWN', 'DELIVERED', 'REFUSED', 'PARKED', 'WITHDRAWN')),
    attempt        integer not null default 0,
    owed_at        timestamptz not null,
    due_at         timestamptz not null,
    expires_at     timestamptz not null,
    relayed_at     timestamptz,
    claimed_by     uuid,
    repeatable     boolean not null default true,
    settled_at     timestamptz,
    connector_hash text,
    map_hash       text,
    reason         text,
    detail         text
);
create index delivery_ready on delivery (partner, seq) where state = 'READY';
create index delivery_in_flight on delivery (partner, state) where state in ('RELAYED', 'SENDING');
create index delivery_open on delivery (case_id, partner, seq)
    where state in ('READY', 'RELAYED', 'SENDING', 'UNKNOWN', 'PARKED');
create index delivery_of_case on delivery (case_id, seq);
create index delivery_of_referral on delivery (referral_id) where referral_id is not null;
create index delivery_parked on delivery (partner, seq) where state in ('PARKED', 'UNKNOWN');
create index delivery_balance on delivery (partner, kind, state);
comment on table delivery is 'The outbox: what the hub owes to its partners. READY may be relayed, RELAYED stands in the broker, SENDING is being sent, OFFERED stands in a feed.';

create table feed_entry (
    feed            text not null,
    position        bigint not null,
    delivery_id     uuid not null unique,
    offered_at      timestamptz not null,
    acknowledged_at timestamptz,
    primary key (feed, position)
);
comment on column feed_entry.position is 'Given one by one under a lock of the feed, so in commit order: a reader never skips a row that commits late.';

create table circuit (
    partner    text primary key,
    failures   integer not null,
    open_until timestamptz not null
);

create table node (
    id      uuid primary key,
    name    text not null,
    seen_at timestamptz not null
);

create table evidence (
    chain      uuid not null,
    seq        integer not null,
    at         timestamptz not null,
    step       text not null,
    partner    text,
    kind       text,
    message_id uuid,
    text       text not null,
    input      bytea,
    map        text,
    output     bytea,
    previous   bytea not null,
    hash       bytea not null,
    primary key (chain, seq)
);
create index evidence_balance on evidence (step, partner, kind);
comment on table evidence is 'Append-only. The chain is the case, or the message itself where it has no case; hash covers the record and the hash of the one before.';

create table evidence_head (
    chain uuid primary key,
    seq   integer not null,
    hash  bytea not null
);
create index feed_acknowledged on feed_entry (feed, position) where acknowledged_at is not null;
create index delivery_lapsing on delivery (expires_at) where state = 'READY';
