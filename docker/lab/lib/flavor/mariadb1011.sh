# MariaDB 10.11, from Debian bookworm.
suite=bookworm
client_package=mariadb-client
server_packages='mariadb-server mariadb-backup'
unit=mariadb
process=mariadbd
mysql_client=mariadb
dialect=(legacy.sh mariadb1011.sh)
open_sql='SET GLOBAL read_only = OFF'
close_sql='SET GLOBAL read_only = ON'
