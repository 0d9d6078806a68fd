-- Permits: what their issuers said, and a ledger of what is reserved and consumed of them.

create table permit (
    id          uuid primary key,
    kind        text not null,
    reference   text not null,
    issuer      text not null,
    version     integer not null,
    status      text not null check (status in ('DRAFT', 'VALID', 'SUSPENDED', 'REVOKED', 'EXPIRED', 'USED_UP')),
    holders     text[] not null,
    valid_from  date,
    valid_until date,
    single_use  boolean not null,
    body        uuid not null,
    changed_at  timestamptz not null,
    unique (kind, reference, issuer)
);
create index permit_reference on permit (reference);
create index permit_holder on permit using gin (holders);
create index permit_issuer on permit (issuer, id);
create index permit_changed on permit (changed_at);
comment on table permit is 'A permit in its newest version. Its row is locked before its lines and its allocations are touched; several permits are locked in the order of their ids, after the case where there is one.';
comment on column permit.body is 'The message that brought this version.';

create table permit_version (
    permit_id uuid not null references permit,
    version   integer not null,
    status    text not null,
    body      uuid not null,
    at        timestamptz not null,
    primary key (permit_id, version)
);
comment on table permit_version is 'Each version that ever held.';

create table permit_line (
    permit_id   uuid not null references permit,
    line        integer not null,
    commodities text[] not null,
    origins     text[] not null,
    countries   text[] not null,
    unit        text,
    active      boolean not null,
    issued      numeric not null check (issued >= 0 and scale(issued) <= 6),
    available   numeric not null check (available >= 0),
    reserved    numeric not null check (reserved >= 0),
    consumed    numeric not null check (consumed >= 0),
    primary key (permit_id, line),
    constraint permit_line_sum check (available + reserved + consumed = issued)
);
comment on column permit_line.unit is 'The unit as issued, in which the ledger of the line is kept; null where the line has no quantity.';

create table permit_allocation (
    permit_id   uuid not null references permit,
    line        integer not null,
    declaration text not null,
    item        integer not null,
    state       text not null check (state in ('RESERVED', 'CONSUMED', 'FREE')),
    reserved    numeric not null check (reserved >= 0),
    consumed    numeric not null check (consumed >= 0),
    changed_at  timestamptz not null,
    primary key (permit_id, line, declaration, item)
);
comment on column permit_allocation.declaration is 'MRN:<mrn> or LRN:<type>:<declarant>:<lrn>: an LRN with the characters of an MRN is another declaration.';

create table permit_entry (
    seq         bigint generated always as identity primary key,
    permit_id   uuid not null,
    line        integer not null,
    declaration text,
    item        integer,
    action      text not null,
    issued      numeric not null,
    available   numeric not null,
    reserved    numeric not null,
    consumed    numeric not null,
    actor       text not null,
    second      text,
    reason      text not null,
    message_id  uuid,
    at          timestamptz not null,
    constraint permit_entry_sum check (available + reserved + consumed = issued)
);
create index permit_entry_of_permit on permit_entry (permit_id, seq);
comment on table permit_entry is 'The ledger: append-only. The sums of its changes are the balances of lines and allocations.';

create function permit_entry_is_final() returns trigger language plpgsql as
$$ begin raise exception 'An entry of the permit ledger is never changed'; end $$;
create trigger permit_entry_is_final before update or delete on permit_entry
    for each row execute function permit_entry_is_final();
create trigger permit_entry_is_kept before truncate on permit_entry
    for each statement execute function permit_entry_is_final();

create table permit_intervention (
    id        uuid primary key,
    actor     text not null,
    name      text not null,
    state     text not null check (state in ('PROPOSED', 'DONE', 'REFUSED')),
    at        timestamptz not null,
    confirmed text
);
comment on table permit_intervention is 'Interventions of officers; each takes effect when another person confirms it. The id is that of the message.';

create table permit_use (
    case_id     uuid not null references hub_case,
    item        integer not null,
    kind        text not null,
    reference   text not null,
    named_line  integer not null,
    issuer      text not null,
    permit_id   uuid,
    line        integer,
    declaration text not null,
    standing    text not null check (standing in ('COVERS', 'WARNS', 'COVERS_NOT', 'UNKNOWN', 'OBLIGED', 'FREE')),
    reason      text not null,
    text        text not null,
    since       timestamptz not null,
    primary key (case_id, item, kind, reference, named_line)
);
create index permit_use_of_permit on permit_use (kind, reference);
comment on table permit_use is 'The permits that the declaration of a case names, and what the register says of them.';
comment on column permit_use.named_line is 'The line of the permit that the declaration names; 0 where it names none.';

create table permit_recheck (
    seq     bigint generated always as identity primary key,
    case_id uuid not null
);
comment on table permit_recheck is 'Cases whose permits have changed and are to be checked again. One case may stand here several times: whoever changes a permit must not wait for whoever checks.';

alter table body drop constraint body_form_check;
alter table body add constraint body_form_check check (form in ('CANONICAL', 'WIRE', 'ANSWER'));
