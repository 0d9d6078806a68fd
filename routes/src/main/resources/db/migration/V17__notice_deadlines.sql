-- By when a notice wants an answer: who asked for assistance says so, and Customs is told once when none has come.

alter table notice add column due_at timestamptz, add column overdue boolean not null default false;
create index notice_due on notice (due_at) where due_at is not null and not overdue;
comment on column notice.due_at is 'By when it wants to be answered, where it says so.';
comment on column notice.overdue is 'Customs was told that it is not answered in time.';
