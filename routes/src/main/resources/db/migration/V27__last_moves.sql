-- A notice that its network refuses was never said: the movement goes back to the state before it, where nothing was said since.

alter table movement add column moved_by uuid;
alter table movement add column state_before text;
comment on column movement.moved_by is 'The hub''s id of the message whose notice was said last, by either side.';
comment on column movement.state_before is 'The state before that notice; the one after it while the notice is taken back.';
