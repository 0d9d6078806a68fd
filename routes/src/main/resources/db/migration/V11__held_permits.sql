-- Permits whose register the partner keeps: a mirror of them, and what is to be asked of and done in the partner's register.

create table held_permit (
    permit_id uuid primary key references permit,
    keeper    text not null,
    revision  integer not null,
    writes    bigint not null,
    read_at   timestamptz not null
);
create index held_permit_read on held_permit (read_at);
comment on table held_permit is 'Permits that are mirrors: the permit, its lines and its ledger say what the keeper said last.';
comment on column held_permit.revision is 'Counts what came from the keeper and was not expected: a new version, or a drift.';
comment on column held_permit.writes is 'Counts writes that began or ended: what was read around one is not taken for the state after it.';

create table held_work (
    seq         bigint generated always as identity primary key,
    id          uuid not null unique,
    kind        text not null,
    reference   text not null,
    issuer      text,
    message_id  uuid unique,
    case_id     uuid,
    item        integer,
    named_line  integer,
    goal        text not null check (goal in ('ANSWER', 'CHECKED', 'RESERVED', 'WRITTEN_OFF', 'FREE')),
    declaration text,
    stamp       uuid,
    judged_at   timestamptz not null,
    writes      boolean not null,
    state       text not null check (state in ('OPEN', 'SETTLED')),
    due_at      timestamptz not null,
    attempts    integer not null default 0,
    steps       integer not null default 0,
    waits       boolean not null default false,
    sent_permit    uuid,
    sent_action    text,
    sent_line      integer,
    sent_declaration text,
    sent_item      integer,
    sent_before    text[],
    sent_after     text[],
    sent_answer    bytea,
    standing    text,
    reason      text,
    text        text,
    permit_id   uuid,
    line        integer,
    revision    integer,
    asked_at    timestamptz not null,
    settled_at  timestamptz,
    check ((message_id is null) <> (case_id is null))
);
create index held_work_due on held_work (due_at) where state = 'OPEN';
create index held_work_of_permit on held_work (kind, reference, seq) where state = 'OPEN';
create index held_work_of_case on held_work (case_id, item, seq);
comment on table held_work is 'What is to be asked of a register that a partner keeps, or done in it: one row for a message that waits for its answer, or for a permit that a declaration names.';
comment on column held_work.sent_permit is 'A write that went out and whose outcome is not on record: the ledger is read before anything else is done.';
comment on column held_work.waits is 'It was tried, and whoever asks is told that it is not known.';
comment on column held_work.stamp is 'The declaration for which it is.';

create table held_drift (
    seq       bigint generated always as identity primary key,
    permit_id uuid not null references permit,
    line      integer not null,
    text      text not null,
    found_by  text not null,
    at        timestamptz not null
);
create index held_drift_at on held_drift (at);
comment on table held_drift is 'Where the keeper''s register was not as the mirror was; the mirror has followed.';

create table held_reply (
    message_id  uuid primary key,
    partner     text not null,
    correlation text,
    json        boolean not null,
    due_at      timestamptz not null,
    told        boolean not null default false
);
create index held_reply_due on held_reply (due_at);
comment on table held_reply is 'Answers that are to go to the reply queue of a partner when they are there, and word that they are not when its time is over.';
