create table configuration_base (
  node_id char(36) not null primary key,
  place varchar(262) not null,
  read_ms bigint not null,
  taken_ms bigint not null,
  taken_by varchar(64),
  drift_since_ms bigint,
  constraint configuration_base_node foreign key (node_id) references node (id) on delete cascade
) /*! character set utf8mb4 collate utf8mb4_bin */;

create table configuration_base_file (
  node_id char(36) not null,
  position integer not null,
  ciphertext mediumblob not null,
  primary key (node_id, position),
  constraint configuration_base_file_base foreign key (node_id)
    references configuration_base (node_id) on delete cascade
) /*! character set utf8mb4 collate utf8mb4_bin */;
