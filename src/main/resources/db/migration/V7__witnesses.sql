alter table pair add column witnesses varchar(400) default '' not null;
