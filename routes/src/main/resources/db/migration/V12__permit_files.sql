-- Permits by the file, and what is owed where a register of permits could not be asked.

create table permit_file (
    id       uuid primary key references attachment,
    sender   text not null,
    format   text not null check (format in ('JSON_LINES', 'XML_SEQUENCE')),
    state    text not null check (state in ('TAKEN', 'DONE', 'BROKEN')),
    taken_at timestamptz not null,
    next_at  timestamptz not null,
    ended_at timestamptz,
    fault    text
);
create index permit_file_waiting on permit_file (next_at) where state = 'TAKEN';
comment on table permit_file is 'Files of permits; the bytes are those of the attachment by the same id.';
comment on column permit_file.next_at is 'Before that, whoever has it at hand goes on with it.';

create table permit_file_record (
    file_id    uuid not null references permit_file,
    position   bigint not null,
    message_id uuid,
    code       text,
    faults     text,
    primary key (file_id, position)
);
comment on table permit_file_record is 'What became of each record: the message by which it was taken in, or why it was refused. Records are taken in their order.';

alter table obligation add column permit_kind text;
alter table obligation add column permit_reference text;
comment on column obligation.permit_kind is 'Kind and reference of the permit whose register could not be asked; null where a referral was not answered.';
