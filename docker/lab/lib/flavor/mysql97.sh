# MySQL 9.7, from Debian sid.
suite=sid
client_package=mysql-client
server_packages=mysql-server
unit=mysql
process=mysqld
mysql_client=mysql
dialect=(mysql97.sh)
open_sql='SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF'
close_sql='SET GLOBAL super_read_only = ON'
