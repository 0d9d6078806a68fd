-- What a node was doing in a partner's register when it died is taken up as soon as it is known to be dead, not when its time is over.

alter table held_work add column claimed_by uuid;
create index held_work_claimed on held_work (claimed_by) where state = 'OPEN' and claimed_by is not null;
comment on column held_work.claimed_by is 'The node that does it now, where one does.';
