create table audit_entry (
  id bigint not null auto_increment primary key,
  at_ms bigint not null,
  user_name varchar(64) not null,
  pair varchar(63),
  action varchar(40) not null,
  detail varchar(2000) not null
) /*! character set utf8mb4 collate utf8mb4_bin */;

create index audit_entry_time on audit_entry (at_ms, id);

create index audit_entry_pair on audit_entry (pair, at_ms, id);

create index audit_entry_user on audit_entry (user_name, at_ms, id);
