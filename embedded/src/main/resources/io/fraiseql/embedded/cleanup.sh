# Stops an embedded PostgreSQL and removes its directory: DIRECTORY [WORDS THAT LEAVE ROOT...]
# Standard input is a pipe from the JVM. It ends when the JVM closes it and when the JVM dies, of whatever; then the server
# is stopped and the directory removed. The terminal's signals reach this shell too, and must not end it first.
trap '' HUP INT TERM
directory=$1
shift
cat >/dev/null
# More than one round only if a command of the JVM was caught half-way and still wrote.
round=0
while [ -e "$directory" ] && [ "$round" -lt 100 ]; do
  if [ -e "$directory/data/postmaster.pid" ]; then
    "$@" "$directory/bin/pg_ctl" -D "$directory/data" -m fast -t 10 -w stop ||
      "$@" "$directory/bin/pg_ctl" -D "$directory/data" -m immediate -t 5 -w stop
  fi
  rm -rf "$directory" || sleep 0.1
  round=$((round + 1))
done
[ ! -e "$directory" ]
