create table history_chunk (
  pair varchar(63) not null,
  node varchar(63) not null,
  kind varchar(10) not null,
  channel varchar(64) not null,
  step_ms bigint not null,
  first_ms bigint not null,
  last_ms bigint not null,
  samples varbinary(32000) not null,
  primary key (pair, kind, step_ms, first_ms, node, channel)
) /*! character set utf8mb4 collate utf8mb4_bin */;

create table pair_event (
  id bigint not null auto_increment primary key,
  pair varchar(63) not null,
  at_ms bigint not null,
  kind varchar(40) not null,
  node varchar(63),
  message varchar(2000) not null
) /*! character set utf8mb4 collate utf8mb4_bin */;

create index pair_event_time on pair_event (pair, at_ms, id);

create index pair_event_age on pair_event (at_ms);
