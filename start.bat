@echo off
rem Double-click it: the first start makes the environment in .venv, each start runs the bridge.
rem Words after it go to bridge.py, as in: start.bat check
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
echo Making the environment for the bridge. This happens once...
pushd "%HERE%"
set "PYTHON="
for %%P in ("py -3.14" "py -3.13" "py -3.12" "py -3.11" "python") do if not defined PYTHON call :try %%~P
if not defined PYTHON goto nopython
rem "call" since Python may be a batch file of pyenv; it expands percent signs twice, so no path behind it.
call %PYTHON% -m venv --clear .venv
popd
if exist "%OWN%" goto packages
echo.
echo The environment could not be made. May you write to the folder of start.bat,
echo and is there space on the drive?
goto end

:packages
fc /b "%HERE%requirements.txt" "%HERE%.venv\installed.txt" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto run
echo Installing what the bridge needs. This takes a minute or two...
"%OWN%" -m pip install --quiet --disable-pip-version-check --only-binary=:all: -r "%HERE%requirements.txt"
if not "%ERRORLEVEL%"=="0" goto notinstalled
copy /y "%HERE%requirements.txt" "%HERE%.venv\installed.txt" >nul

:run
"%OWN%" "%HERE%bridge.py" %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" exit /b 0

:end
echo.
pause
exit /b %CODE%

:try
call %* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14) or sys.maxsize < 2**32)" >nul 2>nul
if "%ERRORLEVEL%"=="0" set "PYTHON=%*"
exit /b

:nopython
popd
echo.
echo There is no Python 3.11, 3.12, 3.13 or 3.14 with 64 bits on this computer. What to do:
echo   1. Install Python 3.14 from https://www.python.org/downloads/windows/
echo   2. If Windows opens the Microsoft Store for Python, or says that Python was not found:
echo      Settings, Apps, Advanced app settings, App execution aliases:
echo      switch off python.exe and python3.exe there.
echo   3. Double-click start.bat again.
goto end

:notinstalled
echo.
echo What the bridge needs could not be installed; the lines above say why.
echo Is this computer online? Behind a proxy, ask who runs it, and: set HTTPS_PROXY=http://name:port
echo Then double-click start.bat again.
goto end
