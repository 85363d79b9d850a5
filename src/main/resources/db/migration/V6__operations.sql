create table operation_plan (
  id char(36) not null primary key,
  pair varchar(63) not null,
  kind varchar(40) not null,
  body mediumtext not null,
  created_ms bigint not null,
  created_by varchar(64) not null
) /*! character set utf8mb4 collate utf8mb4_bin */;

create index operation_plan_age on operation_plan (created_ms);

create table pair_operation (
  id char(36) not null primary key,
  plan_id char(36) not null,
  pair varchar(63) not null,
  status varchar(20) not null,
  holder varchar(36) not null,
  started_by varchar(64) not null,
  started_ms bigint not null,
  ended_ms bigint,
  message varchar(4000),
  result varchar(4000) not null,
  constraint pair_operation_plan foreign key (plan_id) references operation_plan (id)
) /*! character set utf8mb4 collate utf8mb4_bin */;

create index pair_operation_time on pair_operation (pair, started_ms);

create index pair_operation_status on pair_operation (status);

create table pair_operation_step (
  operation_id char(36) not null,
  number integer not null,
  status varchar(20) not null,
  started_ms bigint,
  ended_ms bigint,
  output mediumtext not null,
  error varchar(4000),
  primary key (operation_id, number),
  constraint pair_operation_step_of foreign key (operation_id) references pair_operation (id)
) /*! character set utf8mb4 collate utf8mb4_bin */;

create table shedlock (
  name varchar(100) not null primary key,
  lock_until timestamp(3) not null,
  locked_at timestamp(3) not null,
  locked_by varchar(255) not null
) /*! character set utf8mb4 collate utf8mb4_bin */;
