# shellcheck disable=SC2016
# The lab's accounts. Fixed, known to everybody, and nasty on purpose where a program types them.
panel_user=pairkeeper
panel_password='Pk"lab'\''s $HOME\ `id` 9'
observer_user=pairkeeper_ro
observer_password='Look-0nly'
repl_user=repl
repl_password='Repl"lab'\''s $1\ 7'
app_user=app
app_password='App-lab-5'
dbapass_password='Ssh"lab'\''s $2\ 3'
vrrp_password=pkLab51x
virtual_router_id=51
