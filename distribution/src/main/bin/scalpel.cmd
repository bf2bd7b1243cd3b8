@echo off
rem Runs the command line of an unpacked distribution on an installed JDK 17 or newer. Never run on Windows by us.
setlocal
for %%I in ("%~dp0..") do set "ROOT=%%~fI"

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo scalpel: Java 17 or newer is needed: install a JDK, or set JAVA_HOME to one. 1>&2
  exit /b 1
)

rem Settings and data are not in the distribution's folder: an upgrade may delete that.
if not defined SCALPEL_HOME set "SCALPEL_HOME=%USERPROFILE%\scalpel-home"
if not defined SCALPEL_MEMORY set "SCALPEL_MEMORY=3g"
if not defined SCALPEL_LOG set "SCALPEL_LOG=warn"
set "SCALPEL_PROGRAM=scalpel"
set "OPENBLAS_NUM_THREADS=1"
set "OPT_OUT_TRACKING=true"

rem retryPost: the JDK must never send an order twice. The rest: no call home, and parallelism belongs to the trials.
"%JAVA%" --enable-native-access=ALL-UNNAMED ^
  -Dsun.net.http.retryPost=false -Duser.timezone=UTC -Dfile.encoding=UTF-8 ^
  -Dai.djl.offline=true -Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1 ^
  -Xmx%SCALPEL_MEMORY% -XX:+UseSerialGC -Xshare:auto ^
  -Dsun.net.httpserver.maxReqTime=10 -Dsun.net.httpserver.nodelay=true ^
  -Dorg.slf4j.simpleLogger.defaultLogLevel=%SCALPEL_LOG% -Dorg.slf4j.simpleLogger.log.ai.djl=error ^
  -Dorg.slf4j.simpleLogger.showThreadName=false -Dorg.slf4j.simpleLogger.showLogName=false ^
  -cp "%ROOT%\lib\scalpel.jar" dev.scalpel.local.cli.ScalpelCommand %*
exit /b %ERRORLEVEL%
