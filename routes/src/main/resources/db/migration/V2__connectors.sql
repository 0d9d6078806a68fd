-- The partners' folders: every version that was ever in force, the one that is, and which agreements were approved.

create table connector_version (
    partner        text not null,
    hash           text not null,
    agreement_hash text not null,
    content        bytea not null,
    stored_at      timestamptz not null,
    primary key (partner, hash)
);
alter table connector_version alter column content set storage external;
comment on table connector_version is 'The content of a folder as a zip; nothing is ever taken out, so what a message was mapped by can be seen for good.';

create table connector_active (
    partner      text primary key,
    hash         text,
    activated_at timestamptz not null,
    activated_by text not null,
    foreign key (partner, hash) references connector_version
);
comment on column connector_active.hash is 'What all nodes run; null where the folder was taken away.';

create table connector_seen (
    node    text not null,
    partner text not null,
    hash    text not null,
    primary key (node, partner)
);
comment on table connector_seen is 'What the disk of a node held when it last told the record: only a change there changes what is in force. Empty hash: nothing.';

create table agreement_approval (
    partner     text not null,
    hash        text not null,
    content     bytea not null,
    approved_by text not null,
    approved_at timestamptz not null,
    primary key (partner, hash)
);
comment on table agreement_approval is 'Agreements that were approved; the folder''s own is in force if it is here, else the one approved last.';
