# shellcheck shell=bash disable=SC2034
# MySQL 9.7, from Debian sid.
suite=sid
client_package=mysql-client
server_packages=mysql-server
unit=mysql
process=mysqld
mysql_client=mysql
cnf_dir=/etc/mysql/mysql.conf.d
open_sql='SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF'
close_sql='SET GLOBAL super_read_only = ON'
