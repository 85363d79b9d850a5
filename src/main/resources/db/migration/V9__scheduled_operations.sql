create table scheduled_operation (
  id char(36) not null primary key,
  pair varchar(63) not null,
  kind varchar(40) not null,
  request varchar(4000) not null,
  not_before_ms bigint not null,
  not_after_ms bigint not null,
  status varchar(20) not null,
  planned_by varchar(64) not null,
  planned_ms bigint not null,
  next_try_ms bigint not null,
  tried_ms bigint,
  reasons mediumtext not null,
  operation_id char(36),
  ended_ms bigint,
  cancelled_by varchar(64),
  constraint scheduled_operation_pair foreign key (pair) references pair (name)
    on update cascade on delete cascade
) /*! character set utf8mb4 collate utf8mb4_bin */;

create index scheduled_operation_due on scheduled_operation (status, next_try_ms);

create index scheduled_operation_time on scheduled_operation (pair, not_before_ms);

alter table pair_operation add column schedule_id char(36);
