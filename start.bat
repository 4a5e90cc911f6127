@echo off
rem Double-click it: the first start makes the environment in .venv, each start runs the bridge.
rem Words after it go to bridge.py, as in: .\start.bat check
rem What it says itself goes to standard error: the output of a command is the command's alone.
rem Paths are whole and in quotes: cmd then minds neither blanks, brackets and ampersands nor shares.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "OWN=%HERE%.venv\Scripts\python.exe"
set "CODE=1"

rem Half of one (the window was closed too soon) or one whose Python was removed is made anew.
if not exist "%HERE%.venv\installed.txt" goto make
"%OWN%" -c "" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto packages

:make
>&2 echo Making the environment for the bridge. This happens once...
pushd "%HERE%"
set "PYTHON="
for %%P in ("py -3.14" "py -3.13" "py -3.12" "py -3.11" "python") do if not defined PYTHON call :try %%~P
if not defined PYTHON goto nopython
rem "call" since Python may be a batch file of pyenv; it expands percent signs twice, so no path behind it.
call %PYTHON% -m venv --clear .venv
popd
if exist "%OWN%" goto packages
>&2 echo.
>&2 echo The environment could not be made. Are you allowed to write to the folder of start.bat,
>&2 echo and is there space on the drive?
goto end

:packages
fc /b "%HERE%requirements.txt" "%HERE%.venv\installed.txt" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto run
>&2 echo Installing what the bridge needs. This takes a minute or two...
>&2 "%OWN%" -m pip install --quiet --disable-pip-version-check --only-binary=:all: -r "%HERE%requirements.txt"
if not "%ERRORLEVEL%"=="0" goto notinstalled
copy /y "%HERE%requirements.txt" "%HERE%.venv\installed.txt" >nul

:run
"%OWN%" "%HERE%bridge.py" %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" exit /b 0

:end
rem A double click has no words, and its window would close before anyone has read why.
if not "%~1"=="" exit /b %CODE%
>&2 echo.
pause
exit /b %CODE%

:try
call %* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14) or sys.maxsize < 2**32)" >nul 2>nul
if "%ERRORLEVEL%"=="0" set "PYTHON=%*"
exit /b

:nopython
popd
>&2 echo.
>&2 echo There is no Python 3.11, 3.12, 3.13 or 3.14 with 64 bits on this computer. What to do:
>&2 echo   1. Install Python 3.14 from https://www.python.org/downloads/windows/
>&2 echo   2. If Windows opens the Microsoft Store for Python, or says that Python was not found:
>&2 echo      Settings, Apps, Advanced app settings, App execution aliases:
>&2 echo      switch off python.exe and python3.exe there.
>&2 echo   3. Double-click start.bat again.
goto end

:notinstalled
>&2 echo.
>&2 echo What the bridge needs could not be installed; the lines above say why.
>&2 echo Is this computer online? If it uses a proxy, ask for its address, and type: setx HTTPS_PROXY http://name:port
>&2 echo Then double-click start.bat again.
goto end
