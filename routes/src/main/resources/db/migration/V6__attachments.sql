-- Attachments: files that messages refer to by id, held in chunks so that none is ever whole in memory.

create table attachment (
    id                uuid primary key,
    sender            text not null,
    sender_message_id text,
    file_name         text,
    media_type        text,
    bytes             bigint not null default 0,
    sha256            bytea,
    state             text not null check (state in ('RECEIVING', 'RECEIVED', 'UNSCANNED', 'CLEAN', 'REJECTED')),
    finding           text,
    begun_at          timestamptz not null,
    touched_at        timestamptz not null,
    scan_at           timestamptz
);
create unique index attachment_once on attachment (sender, sender_message_id)
    where sender_message_id is not null and state <> 'RECEIVING';
create index attachment_receiving on attachment (touched_at) where state = 'RECEIVING';
create index attachment_to_scan on attachment (state, scan_at) where state in ('RECEIVED', 'UNSCANNED');
create index attachment_rejected on attachment (id) where state = 'REJECTED';
comment on column attachment.touched_at is 'When its last chunk came; an upload that stands still is swept.';
comment on column attachment.scan_at is 'Not to be scanned before: a node that scans it sets this ahead, so that no other does.';

create table attachment_chunk (
    attachment uuid not null references attachment on delete cascade,
    number     integer not null,
    content    bytea not null,
    primary key (attachment, number)
);
alter table attachment_chunk alter column content set storage external;
comment on table attachment_chunk is 'All chunks but the last one are of the same size.';

create table attachment_reference (
    attachment uuid not null references attachment,
    owner      uuid not null,
    primary key (attachment, owner)
);
create index attachment_reference_of_owner on attachment_reference (owner);
comment on table attachment_reference is 'Which messages and deliveries refer to it; by these a partner may read it.';
