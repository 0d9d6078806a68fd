-- Networks are asked about movements that are open, by the number of their last notice; answers that name none are about the last one.

create index notice_of_movement on notice (movement, speaker, message_id desc) where movement is not null;
create index movement_in_state on movement (network, state);
