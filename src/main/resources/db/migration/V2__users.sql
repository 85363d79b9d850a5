create table app_user (
  name varchar(64) not null primary key,
  password_hash varchar(255) not null,
  role varchar(16) not null,
  enabled boolean not null,
  created_at datetime(6) not null,
  version bigint not null
) /*! character set utf8mb4 collate utf8mb4_bin */;
