create table registry_key (
  id integer not null primary key,
  salt varbinary(16) not null,
  wrapped_keyset varbinary(8000) not null
);

create table pair (
  id char(36) not null primary key,
  version bigint not null,
  name varchar(63) not null,
  vip varchar(49) not null,
  virtual_router_id integer not null,
  vrrp_version integer not null,
  advert_interval_millis bigint not null,
  preempt_mode varchar(20) not null,
  unicast boolean not null,
  write_policy varchar(20) not null,
  max_lag_seconds integer not null,
  replication_user varchar(80),
  tags varchar(1000) not null,
  changed_at datetime(6) not null,
  constraint pair_name unique (name)
) /*! character set utf8mb4 collate utf8mb4_bin */;

create table node (
  id char(36) not null primary key,
  pair_id char(36) not null,
  position integer not null,
  name varchar(63) not null,
  host varchar(253) not null,
  network_interface varchar(15) not null,
  priority integer not null,
  may_own boolean not null,
  mysql_port integer not null,
  mysql_user varchar(80) not null,
  mysql_socket varchar(107),
  mysql_config_file varchar(255),
  mysql_service_name varchar(128),
  ssh_port integer not null,
  ssh_user varchar(64) not null,
  ssh_sudo boolean not null,
  ssh_host_key varchar(4096),
  constraint node_pair foreign key (pair_id) references pair (id) on delete cascade
) /*! character set utf8mb4 collate utf8mb4_bin */;

create table secret (
  owner_id char(36) not null,
  field varchar(30) not null,
  pair_id char(36) not null,
  ciphertext varbinary(20000) not null,
  primary key (owner_id, field),
  constraint secret_pair foreign key (pair_id) references pair (id) on delete cascade
) /*! character set utf8mb4 collate utf8mb4_bin */;
