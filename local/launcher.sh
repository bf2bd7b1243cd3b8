# Finds a JDK, builds what is missing or out of date, and starts a main class: for scalpel, benchmarks/run, cdk/synthesise and
# distribution/build; bin/scalpel of a distribution takes only what finds and starts Java.
# Source it from a POSIX shell with root (the checkout) and program (the name for messages) set.

fail() {
  printf '%s: %s\n' "$program" "$1" >&2
  exit 1
}

# release_field HOME NAME: a line of the file in which a JDK names its release; nothing where it has none.
release_field() {
  [ -r "$1/release" ] || return 0
  while IFS='="' read -r name _ value _; do
    [ "$name" != "$2" ] || printf '%s\n' "$value"
  done <"$1/release"
}

# java_major HOME: its file says it without starting a JVM.
java_major() {
  version=$(release_field "$1" JAVA_VERSION)
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  printf '%s\n' "${version%%[!0-9]*}"
}

# is_jdk HOME: a JDK 17 or newer; without javac it could not build.
is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  major=$(java_major "$1")
  [ -n "$major" ] && [ "$major" -ge 17 ]
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME"; then
    printf '%s\n' "$JAVA_HOME"
    return
  fi
  if javac=$(command -v javac 2>/dev/null); then
    # Follow links (/usr/bin/javac -> alternatives -> the JDK) without readlink -f, which older macOS lacks.
    while link=$(readlink "$javac" 2>/dev/null); do
      case $link in
        /*) javac=$link ;;
        *) javac=$(dirname -- "$javac")/$link ;;
      esac
    done
    home=$(CDPATH='' cd -- "$(dirname -- "$javac")/.." && pwd)
    if is_jdk "$home"; then
      printf '%s\n' "$home"
      return
    fi
  fi
  for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/.sdkman/candidates/java/*; do
    if is_jdk "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
  return 1
}

# Exports JAVA_HOME.
require_jdk() {
  JAVA_HOME=$(find_jdk) ||
    fail 'a JDK 17 or newer is needed: install one (Debian: apt install openjdk-17-jdk-headless) or set JAVA_HOME to it.'
  export JAVA_HOME
}

# class_path_file MODULE: the libraries of a module, written by Maven; modules of this checkout appear as FOLDER/target/x.jar.
class_path_file() {
  printf '%s\n' "$root/$1/target/libraries"
}

# module_folders MODULE: the folders that the module is built from, one a line: its own and those on its class path.
module_folders() {
  printf '%s\n' "$root/$1"
  # Maven ends the file without a newline, and read would drop the last entry.
  { cat "$(class_path_file "$1")" && echo; } | tr ':' '\n' | sed -n 's|\(.*\)/target/[^/]*\.jar$|\1|p'
}

# is_stale MODULE: it was never built, or a source or a pom.xml (a parent's too) has changed since. A folder changes too, so a
# deleted file counts. One find for all: a process per folder took longer than a command.
is_stale() {
  stamp=$(class_path_file "$1")
  [ -s "$stamp" ] || return 0
  changed=$(module_folders "$1" | {
    set --
    while read -r folder; do
      if [ ! -f "$folder/pom.xml" ]; then
        printf '%s\n' "$folder"
        exit
      fi
      [ ! -d "$folder/src/main" ] || set -- "$@" "$folder/src/main"
      while [ -f "$folder/pom.xml" ]; do
        set -- "$@" "$folder/pom.xml"
        folder=${folder%/*}
      done
    done
    find "$@" -newer "$stamp" -print | head -n 1
  })
  [ -n "$changed" ]
}

# build MODULE: the module and what it needs, without running tests or static checks. Test sources are compiled, because some
# modules publish test jars.
build() {
  command -v mvn >/dev/null 2>&1 ||
    fail 'Maven 3.8 or newer is needed to build: install it (Debian: apt install maven; macOS: brew install maven) and try again.'
  printf '%s: building (the first time, Maven downloads the libraries: some minutes) ...\n' "$program" >&2
  started=$(date +%s)
  log=$root/$1/target/build.log
  mkdir -p "$root/$1/target"
  : >"$log.started"
  (cd "$root" && mvn -B -ntp -Dquick -DskipTests -pl "$1" -am package) >"$log" 2>&1 || {
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
    fail "the build failed; the whole log is in $log"
  }
  # Maven does not touch an unchanged class path file; and what was edited during the build must count as newer.
  touch -r "$log.started" "$(class_path_file "$1")"
  printf '%s: built in %s s\n' "$program" "$(($(date +%s) - started))" >&2
}

build_if_stale() {
  if is_stale "$1"; then build "$1"; fi
}

# own_classes MODULE: its jar, because an archive of classes holds none of a folder's; the folder where the jar is missing or old.
own_classes() {
  classes=$root/$1/target/classes
  for jar in "$root/$1/target/${1##*/}"-*.jar; do
    case $jar in
      *-tests.jar | *-sources.jar | *-javadoc.jar) ;;
      *)
        if [ -f "$jar" ] && [ -z "$(find "$classes" -newer "$jar" -print | head -n 1)" ]; then
          printf '%s\n' "$jar"
          return
        fi
        ;;
    esac
  done
  printf '%s\n' "$classes"
}

# class_archive MODULE MAIN_CLASS [JVM_OPTION ...]: names the archive of the classes that commands load. It is made once for a build
# and a JDK by running MAIN_CLASS. Nothing is said where it cannot be made: commands only start more slowly then.
class_archive() {
  archive=$root/$1/target/classes.jsa
  made_for=$archive.jdk
  jdk="$JAVA_HOME $(release_field "$JAVA_HOME" JAVA_RUNTIME_VERSION)"
  if [ ! -f "$made_for" ] || [ "$(cat "$made_for")" != "$jdk" ] ||
    [ -n "$(find "$(class_path_file "$1")" "$(own_classes "$1")" -newer "$made_for" -print | head -n 1)" ]; then
    make_class_archive "$@" >"$archive.log" 2>&1 || return 0
  fi
  [ ! -s "$archive" ] || printf '%s\n' "$archive"
}

make_class_archive() {
  rm -f "$archive"
  printf '%s\n' "$jdk" >"$made_for.$$"
  module=$1
  main_of_archive=$2
  shift 2
  (run_java "$module" "$main_of_archive" "$@" -XX:ArchiveClassesAtExit="$archive.$$" \
    -XX:ErrorFile="$archive.error" -XX:-CreateCoredumpOnCrash --) || rm -f "$archive.$$"
  # Not before it is complete, and in one step: another command may start meanwhile.
  [ ! -f "$archive.$$" ] || mv -f "$archive.$$" "$archive"
  mv -f "$made_for.$$" "$made_for"
}

# class_path_of MODULE: its own classes and its libraries.
class_path_of() {
  printf '%s:%s\n' "$(own_classes "$1")" "$(cat "$(class_path_file "$1")")"
}

# run_java MODULE MAIN_CLASS [JVM_OPTION ...] -- [ARGUMENT ...]: replaces the shell. Heap, collector and logging are the caller's.
run_java() {
  module_class_path=$(class_path_of "$1")
  shift
  run_classes "$module_class_path" "$@"
}

# run_classes CLASS_PATH MAIN_CLASS [JVM_OPTION ...] -- [ARGUMENT ...]: the same for any class path.
run_classes() {
  class_path=$1
  main_class=$2
  shift 2
  # Move every argument behind the last one; the first -- becomes the class path and the main class.
  remaining=$#
  while [ "$remaining" -gt 0 ]; do
    argument=$1
    shift
    remaining=$((remaining - 1))
    if [ "$argument" = -- ] && [ -n "$main_class" ]; then
      set -- "$@" -cp "$class_path" "$main_class"
      main_class=
    else
      set -- "$@" "$argument"
    fi
  done
  # Tribuo's protobuf and JMH use sun.misc.Unsafe, which newer JVMs warn about.
  [ "$(java_major "$JAVA_HOME")" -lt 24 ] || set -- --sun-misc-unsafe-memory-access=allow "$@"
  OPENBLAS_NUM_THREADS=1
  OPT_OUT_TRACKING=true
  export OPENBLAS_NUM_THREADS OPT_OUT_TRACKING
  # retryPost: the JDK must never send an order twice. The rest: no call home, and parallelism belongs to the trials.
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
    -Dsun.net.http.retryPost=false -Duser.timezone=UTC -Dfile.encoding=UTF-8 \
    -Dai.djl.offline=true -Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1 "$@"
}
