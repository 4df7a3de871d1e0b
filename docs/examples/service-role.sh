#!/bin/sh
# docker-compose.yml: makes the role that the service runs as, when the database is made.
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --set password="$(cat /run/secrets/service-password)" <<'EOF'
create role vigia_service login password :'password';
EOF
