-- What Customs and foreign networks tell each other: the state of each movement on each network, and the numbers that were used.

create table movement (
    id        uuid primary key,
    network   text not null,
    case_id   uuid references hub_case,
    lrn       text,
    mrn       text,
    state     text not null,
    opened_at timestamptz not null
);
create index movement_of_case on movement (case_id) where case_id is not null;
create index movement_lrn on movement (network, lrn) where lrn is not null;
comment on table movement is 'One movement on one network; without a case where the hub has no declaration of it. Its row is locked by whatever changes its state.';

create table movement_identifier (
    network    text not null,
    identifier text not null,
    movement   uuid not null references movement,
    primary key (network, identifier)
);
create index movement_identifier_any on movement_identifier (identifier);
comment on column movement_identifier.identifier is 'As in case_identifier, and LRN-ON:<network>:<lrn>.';

create table notice (
    network    text not null,
    speaker    text not null check (speaker in ('CUSTOMS', 'NETWORK')),
    number     text not null,
    type       text not null,
    movement   uuid references movement,
    message_id uuid not null,
    stage      text check (stage in ('SYNTAX_ACCEPTED', 'BUSINESS_ACCEPTED', 'PROCESSED', 'REJECTED')),
    primary key (network, speaker, number)
);
comment on column notice.stage is 'How far the receiver says it has come with it; that it has it is the state of its delivery.';
