# Starts the command line from whatever class path it is given: for scalpel in a checkout and bin/scalpel of a distribution.
# Source it from a POSIX shell after launcher.sh.

# Whether keys are typed, whether lines may be redrawn, and where they wrap: the width of the terminal, if there is one.
describe_terminal() {
  unset SCALPEL_TERMINAL SCALPEL_OUT_TERMINAL SCALPEL_IN_TERMINAL SCALPEL_COLUMNS SCALPEL_LINES
  if [ -t 0 ]; then
    SCALPEL_IN_TERMINAL=1
    export SCALPEL_IN_TERMINAL
  fi
  if [ -t 1 ]; then
    SCALPEL_OUT_TERMINAL=1
    export SCALPEL_OUT_TERMINAL
  fi
  if [ -t 2 ]; then
    SCALPEL_TERMINAL=1
    export SCALPEL_TERMINAL
  fi
  if [ -t 1 ] || [ -t 2 ]; then
    size=$(stty size </dev/tty 2>/dev/null) || size=
    case ${size#* } in
      '' | 0 | *[!0-9]*) ;;
      *)
        SCALPEL_COLUMNS=${size#* }
        SCALPEL_LINES=${size% *}
        export SCALPEL_COLUMNS SCALPEL_LINES
        ;;
    esac
  fi
}

# start_scalpel CLASS_PATH ARCHIVE NATIVES [ARGUMENT ...]: replaces the shell. ARCHIVE of classes and NATIVES, a folder of unpacked
# native libraries, may be empty.
start_scalpel() {
  class_path=$1
  archive=$2
  natives=$3
  shift 3
  describe_terminal

  # Class names in the log are for whoever debugs.
  log_names=false
  [ "${SCALPEL_LOG:-warn}" = warn ] || log_names=true

  # The optimising compiler, and code in place of reflection, pay off only in commands that compute for longer than making them takes.
  short=-XX:TieredStopAtLevel=1
  for word; do
    case $word in
      run | demo | backtest | train | retrain | invoke | study | exchange | import | download | report) short= ;;
    esac
  done

  # Libraries that are unpacked are neither searched for, unpacked nor fetched.
  if [ -n "$natives" ]; then
    PYTORCH_LIBRARY_PATH=$natives/torch
    PYTORCH_VERSION=2.7.1
    PYTORCH_FLAVOR=cpu
    # Hardly used then; a user without a home has no other place.
    DJL_CACHE_DIR=${DJL_CACHE_DIR:-${TMPDIR:-/tmp}/djl}
    export PYTORCH_LIBRARY_PATH PYTORCH_VERSION PYTORCH_FLAVOR DJL_CACHE_DIR
  fi

  # The JVM ignores an archive that does not fit, and must not say so in a document on standard output.
  run_classes "$class_path" dev.scalpel.local.cli.ScalpelCommand \
    -Xmx"${SCALPEL_MEMORY:-3g}" -XX:+UseSerialGC ${short:+"$short" -Dsun.reflect.inflationThreshold=1000000} -Xshare:auto ${archive:+-XX:SharedArchiveFile="$archive"} \
    ${natives:+-Djava.library.path="$natives/blas" -Dorg.bytedeco.javacpp.pathsfirst=true -Dorg.bytedeco.javacpp.cachedir="${TMPDIR:-/tmp}/javacpp"} \
    -Xlog:disable '-Xlog:all=warning,cds*=off:stderr' \
    -Dsun.net.httpserver.maxReqTime=10 -Dsun.net.httpserver.nodelay=true \
    -Dorg.slf4j.simpleLogger.defaultLogLevel="${SCALPEL_LOG:-warn}" -Dorg.slf4j.simpleLogger.log.ai.djl=error \
    -Dorg.slf4j.simpleLogger.showThreadName=false -Dorg.slf4j.simpleLogger.showLogName="$log_names" \
    -- "$@"
}
