# What the agent says to MariaDB and to MySQL before 8.0.22 alike: the old words, and no super_read_only.

replicates() {
  [[ $("$mysql" --vertical -e 'SHOW SLAVE STATUS' |
    awk '/Master_Host:|Slave_(IO|SQL)_Running:/ { printf "%s ", $2 }') == "$peer Yes Yes " ]]
}

start_replication() { replicates || sql 'STOP SLAVE; START SLAVE'; }
open_server() { sql 'SET GLOBAL read_only = OFF'; }
close_server() { sql 'SET GLOBAL read_only = ON'; }
is_writable() { [[ $(sql 'SELECT @@read_only') == 0 ]]; }
forget_persisted() { :; }
