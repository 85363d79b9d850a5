create table pair_maintenance (
  pair varchar(63) not null primary key,
  since_ms bigint not null,
  until_ms bigint not null,
  ordered_by varchar(64) not null,
  reason varchar(500) not null,
  constraint pair_maintenance_pair foreign key (pair) references pair (name)
    on update cascade on delete cascade
) /*! character set utf8mb4 collate utf8mb4_bin */;
