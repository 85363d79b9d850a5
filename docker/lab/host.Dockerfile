# One file for every flavor. Targets: client (mysql client, writer's python) and
# host (systemd, database server, keepalived, sshd).
ARG BASE
FROM ${BASE} AS client
ARG CLIENT_PACKAGE
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      "${CLIENT_PACKAGE}" iproute2 iputils-ping procps python3-cryptography python3-pymysql \
 && rm -rf /var/lib/apt/lists/*

FROM client AS host
ARG SERVER_PACKAGES
# No package may start a service while the image is built.
RUN printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d && chmod 0755 /usr/sbin/policy-rc.d \
 && apt-get update \
 && apt-get install -y --no-install-recommends \
      dbus iputils-arping keepalived nftables openssh-server psmisc sudo systemd systemd-sysv \
 && apt-get install -y --no-install-recommends ${SERVER_PACKAGES} \
 && rm -rf /var/lib/apt/lists/* /usr/sbin/policy-rc.d /etc/ssh/ssh_host_* \
 && rm -f /var/lib/mysql/auto.cnf /etc/machine-id /var/lib/dbus/machine-id
# Units that make no sense in a container, or that only cost time at boot. MariaDB's socket unit
# would start a stopped server at the next connection.
RUN systemctl mask getty.target console-getty.service systemd-logind.service \
      systemd-networkd.service systemd-networkd.socket systemd-udevd.service systemd-resolved.service \
      systemd-firstboot.service sshd-keygen.service ldconfig.service \
      apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer fstrim.timer \
      e2scrub_all.timer systemd-tmpfiles-clean.timer \
 && systemctl set-default multi-user.target \
 && systemctl enable ssh.service \
 && systemctl disable keepalived.service \
 && { systemctl disable mariadb.socket 2>/dev/null || true; } \
 && useradd --create-home --shell /bin/bash dba \
 && useradd --create-home --shell /bin/bash --groups systemd-journal dbalook \
 && useradd --create-home --shell /bin/bash dbapass
COPY host/init /usr/local/sbin/lab-init
COPY host/sudoers /etc/sudoers.d/pairkeeper
COPY host/sshd.conf /etc/ssh/sshd_config.d/lab.conf
RUN chmod 0755 /usr/local/sbin/lab-init && chmod 0440 /etc/sudoers.d/pairkeeper \
 && visudo -c -q
STOPSIGNAL SIGRTMIN+3
ENTRYPOINT ["/usr/local/sbin/lab-init"]

FROM host AS npm-host
COPY server.tgz /tmp/server.tgz
COPY host/install-mysql56 /tmp/install-mysql56
RUN /tmp/install-mysql56 /tmp/server.tgz && rm /tmp/install-mysql56
